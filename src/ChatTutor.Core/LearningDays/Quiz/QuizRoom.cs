using System.Collections.Immutable;

namespace ChatTutor.Core.LearningDays.Quiz;

/// <summary>
/// A quiz in a hall: people come in by a code, everybody answers each question once, only sums are shown. It lives in memory and leaves
/// nothing behind: no completion and no count comes of it.
/// </summary>
/// <param name="Code">Typed or scanned by those who play.</param>
/// <param name="Area">Of the organiser who leads it, as areas are written.</param>
/// <param name="Place">The hall in words.</param>
/// <param name="Step">0 = people come in; then two for each question: 1 the first is asked, 2 its answer is shown; at last it is over.</param>
/// <param name="Since">When this step began.</param>
/// <param name="Players">Who plays: their address, and the option they took of each question by its number from 0.</param>
public sealed record QuizRoom(
    string Code, string Area, string Place, DateTimeOffset Opened, IReadOnlyList<QuizQuestion> Questions, int Step, DateTimeOffset Since,
    ImmutableDictionary<string, ImmutableDictionary<int, int>> Players)
{
    /// <summary>People in a room: more do not hear each other in any hall.</summary>
    public const int Most = 500;

    /// <summary>Questions of a round: about ten minutes.</summary>
    public const int Round = 5;

    /// <summary>A room ends by itself after this, whoever forgot it.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(2);

    /// <summary>Time for an answer: slow readers and slow networks too.</summary>
    public static readonly TimeSpan Thinking = TimeSpan.FromSeconds(45);

    public static QuizRoom Open(string code, string area, string place, IReadOnlyList<QuizQuestion> questions, DateTimeOffset now) =>
        new(code, area, place, now, questions, 0, now, ImmutableDictionary<string, ImmutableDictionary<int, int>>.Empty);

    /// <summary>Number of the question on the screen, from 0; null before the first and after the last.</summary>
    public int? Asked => Step >= 1 && Step <= 2 * Questions.Count ? (Step - 1) / 2 : null;

    public QuizQuestion? Question => Asked is { } n ? Questions[n] : null;

    /// <summary>The right answer is on the screen.</summary>
    public bool IsShown => Step > 0 && Step % 2 == 0 && !IsOver;

    public bool IsOver => Step > 2 * Questions.Count;

    public bool HasEnded(DateTimeOffset now) => now - Opened >= Life;

    /// <summary>How much of the time for this question is left.</summary>
    public TimeSpan Left(DateTimeOffset now) => Asked is null || IsShown || now >= Since + Thinking ? TimeSpan.Zero : Since + Thinking - now;

    /// <summary>How many took each option of the question on the screen.</summary>
    public IReadOnlyList<int> Sums => Question is { } q ? [.. Enumerable.Range(0, q.Options.Count).Select(o => Players.Values.Count(p => Took(p, Asked!.Value) == o))] : [];

    public int Answers => Asked is { } n ? Players.Values.Count(p => p.ContainsKey(n)) : 0;

    /// <summary>Right answers of somebody who played.</summary>
    public int RightOf(string player) => Players.GetValueOrDefault(player) is { } answers ? answers.Count(a => Questions[a.Key].Right == a.Value) : 0;

    /// <summary>On to the next step; the same again when it has been taken already (a form sent twice).</summary>
    public QuizRoom Next(int from, DateTimeOffset now) => from != Step || IsOver ? this : this with { Step = Step + 1, Since = now };

    public (QuizRoom Room, QuizWord Word) Enter(string player) =>
        Players.ContainsKey(player) ? (this, QuizWord.JoinedBefore)
        : Players.Count >= Most ? (this, QuizWord.Full)
        : (this with { Players = Players.Add(player, ImmutableDictionary<int, int>.Empty) }, QuizWord.Joined);

    /// <summary>Takes an answer of somebody who plays; the first one counts.</summary>
    public (QuizRoom Room, QuizWord Word) Answer(string player, int question, int option, DateTimeOffset now)
    {
        var answers = Players[player];
        return answers.ContainsKey(question) ? (this, QuizWord.AnsweredBefore)
            : question != Asked || Left(now) == TimeSpan.Zero || option < 0 || option >= Questions[question].Options.Count ? (this, QuizWord.TooLate)
            : (this with { Players = Players.SetItem(player, answers.Add(question, option)) }, QuizWord.Answered);
    }

    private static int Took(ImmutableDictionary<int, int> answers, int question) => answers.TryGetValue(question, out var option) ? option : -1;
}

/// <summary>What somebody who plays is told.</summary>
public enum QuizWord
{
    Joined,
    JoinedBefore,
    Full,
    Answered,
    AnsweredBefore,
    TooLate,
}
