namespace ChatTutor.Host.Authoring.Import;

/// <summary>The columns of a table of questions.</summary>
public static class QuestionColumns
{
    public static readonly IReadOnlyList<string> Letters = ["a", "b", "c", "d"];

    /// <summary>Columns every kind of question may use.</summary>
    public static readonly IReadOnlyList<string> Common = ["lesson", "id", "kind", "prompt", "competence", "difficulty", "audiences", "facts"];

    public static readonly IReadOnlyList<string> All =
    [
        "lesson", "id", "kind", "situation", "prompt", "answer", .. Letters, .. Letters.Select(Feedback), "if_right", "if_wrong",
        "offers", "tolerance", "competence", "difficulty", "audiences", "facts",
    ];

    public static string Feedback(string letter) => "feedback_" + letter;
}
