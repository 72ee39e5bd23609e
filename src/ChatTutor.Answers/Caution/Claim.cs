namespace ChatTutor.Answers.Caution;

/// <summary>A sentence a model said, beside what it rests on.</summary>
internal sealed class Claim(string text, Evidence evidence)
{
    public string Text { get; } = text;

    public Evidence Evidence { get; } = evidence;

    public IReadOnlyList<Token> Tokens { get; } = Caution.Tokens.Of(text);

    public IReadOnlyList<Clause> Clauses { get; } = Clause.Of(text);
}
