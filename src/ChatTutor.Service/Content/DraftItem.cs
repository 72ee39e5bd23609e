using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Service.Content;

/// <summary>A question of the bank that is not in the folder yet; its places say where the author wrote it.</summary>
public sealed record DraftItem(string Lesson, string Id, Node.Mapping Written);
