using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Understanding.Recognition;

/// <summary>Sentences from which the rules are recognised where no pattern fits; organisers add what was misunderstood.</summary>
/// <param name="Said">What people say, rule by rule.</param>
/// <param name="Lookalikes">What sounds like a rule and is a question for the lessons.</param>
public sealed record Examples(IReadOnlyList<RuleExamples> Said, IReadOnlyList<string> Lookalikes)
{
    public static readonly Examples Empty = new([], []);

    public static Examples Read(Fields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(fields.List("examples", RuleExamples.Read), fields.Texts("lookalikes"));
    }
}

/// <summary>What people say when one rule is meant.</summary>
public sealed record RuleExamples(string Rule, IReadOnlyList<string> Said)
{
    public static RuleExamples Read(Fields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(fields.Text("rule"), fields.Texts("said"));
    }
}
