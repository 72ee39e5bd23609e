using ChatTutor.Core.Content.Reading;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Questions;

/// <summary>A statement that is true or false.</summary>
public sealed record TrueFalse(string Id, string Prompt, bool Answer, string IfRight, string IfWrong) : Question(Id, Prompt)
{
    private static readonly string[] Yes = ["dung", "d", "phai", "co", "dung roi", "true", "yes"];
    private static readonly string[] No = ["sai", "s", "khong", "khong dung", "hong", "false", "no"];

    public override IReadOnlyList<Option> Options(Attempt attempt, Phrases phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        return [new("true", phrases.Say("question.true")), new("false", phrases.Say("question.false"))];
    }

    public override Response? Tap(string option, Attempt attempt) => option switch
    {
        "true" => Judge(true),
        "false" => Judge(false),
        _ => null,
    };

    public override Response? Type(string words, Attempt attempt)
    {
        var folded = Folding.Fold(words);
        return folded is "1" or "a" || Yes.Contains(folded) ? Judge(true)
            : folded is "2" or "b" || No.Contains(folded) ? Judge(false)
            : null;
    }

    public static TrueFalse Read(Fields fields) => new(
        fields.Text("id"), fields.Text("prompt"), fields.Flag("answer", absent: null), fields.Text("if_right"), fields.Text("if_wrong"));

    private Response Judge(bool said) => Response.Of(said == Answer, said == Answer ? IfRight : IfWrong, said ? "true" : "false");
}
