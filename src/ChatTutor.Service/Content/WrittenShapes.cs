using ChatTutor.Core.Content;
using ChatTutor.Core.Questions;

namespace ChatTutor.Service.Content;

// Files that are written otherwise than they are held: only the schema knows these shapes.

/// <summary>A bank's items are questions with a few keys more.</summary>
internal sealed record WrittenBank(string Lesson, IReadOnlyList<Question> Items);

/// <summary>What an item has besides its question.</summary>
internal sealed record WrittenItem(string? Competence, int Difficulty, IReadOnlyList<string> Audiences, IReadOnlyList<string> Facts);

internal sealed record WrittenExams(IReadOnlyList<WrittenExam> Exams);

/// <summary>The blueprint's cells are keys: d1, d2 ….</summary>
internal sealed record WrittenExam(string Audience, int? Minutes, int? Pass, int? Gate, IReadOnlyDictionary<string, int> Questions, string Practice);

/// <summary>The commune and its courses are folders.</summary>
internal sealed record WrittenLocal(IReadOnlyDictionary<string, string> Contacts, IReadOnlyList<LocalStep> Steps);
