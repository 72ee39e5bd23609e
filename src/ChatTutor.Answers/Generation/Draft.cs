using System.Text;
using ChatTutor.Answers.Caution;
using ChatTutor.Core.Language;

namespace ChatTutor.Answers.Generation;

/// <summary>An answer as it grows: every sentence is checked before anybody hears it, and the first that fails ends it.</summary>
internal sealed class Draft(Prompt prompt, WordingRequest request)
{
    public const int MostSentences = 3;

    /// <summary>Letters of everything a model says, citations with it.</summary>
    private const int Longest = 1_500;

    private readonly StringBuilder said = new();
    private readonly SentenceReader reader = new();
    private readonly List<string> supported = [];

    /// <summary>Why it can be no answer any more, or null.</summary>
    public Outcome? Refused { get; private set; }

    /// <summary>The rule that spoke against a sentence, for the counters.</summary>
    public string? Objection { get; private set; }

    public int Length => said.Length;

    public string Text => string.Join(' ', supported);

    /// <summary>False when nothing more need be heard.</summary>
    public bool Add(string piece)
    {
        said.Append(piece);
        if (said.Length > Longest)
            Refused = Outcome.TooLong;
        else if (Leaks.Shows(prompt, said.ToString()))
            Refused = Outcome.Leaked;
        else
            foreach (var sentence in reader.Add(piece))
                Take(sentence);
        return Refused is null;
    }

    /// <summary>Nothing more comes: the last sentence is whole now.</summary>
    public Outcome End()
    {
        if (Refused is null && Folding.Fold(said.ToString()) is "khong")
            Refused = Outcome.Declined;
        if (Refused is null && reader.End() is { } last)
            Take(last);
        return Refused ?? (supported.Count == 0 ? Outcome.Empty : Outcome.Worded);
    }

    private void Take(string raw)
    {
        if (Refused is not null)
            return;
        var sentence = Cited.Read(raw);
        var passages = sentence.Passages.Select(n => request.Passages.ElementAtOrDefault(n - 1)?.Text).ToList();
        Objection = passages.Contains(null) ? "citation" : SupportCheck.Objection(sentence.Text, passages!);
        if (supported.Count == MostSentences)
            Refused = Outcome.TooLong;
        else if (Leaks.Repeats(sentence.Text, passages.OfType<string>()))
            Refused = Outcome.Leaked;
        else if (Objection is not null)
            Refused = Outcome.Unsupported;
        else
        {
            supported.Add(sentence.Text);
            request.Heard?.Invoke(Text);
        }
    }
}
