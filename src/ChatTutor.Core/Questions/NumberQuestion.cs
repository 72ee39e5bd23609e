using System.Globalization;
using System.Text.RegularExpressions;
using ChatTutor.Core.Content.Reading;
using ChatTutor.Core.Language;

namespace ChatTutor.Core.Questions;

/// <summary>A number, right within a tolerance; typed as digits ("6", "6 số") or in words ("sáu"), or taken from the offered ones.</summary>
/// <param name="Tolerance">Absolute, in the unit of the answer.</param>
public sealed partial record NumberQuestion(
    string Id, string Prompt, decimal Answer, decimal Tolerance, IReadOnlyList<decimal> Offers, string IfRight, string IfWrong)
    : Question(Id, Prompt)
{
    public override IReadOnlyList<Option> Options(Attempt attempt, Phrases phrases) =>
        [.. Offers.Order().Select(Plain).Select(n => new Option(n, n))];

    public override Response? Tap(string option, Attempt attempt) =>
        Offers.Where(o => Plain(o) == option).Select(o => Judge(o)).FirstOrDefault();

    public override Response? Type(string words, Attempt attempt) => Parse(words) is { } number ? Judge(number) : null;

    public static NumberQuestion Read(Fields fields) => new(
        fields.Text("id"), fields.Text("prompt"), fields.Number("answer"), fields.Number("tolerance", 0), fields.Numbers("offers"),
        fields.Text("if_right"), fields.Text("if_wrong"));

    private Response Judge(decimal number)
    {
        var right = Math.Abs(number - Answer) <= Tolerance;
        return Response.Of(right, right ? IfRight : IfWrong, Plain(number));
    }

    private static decimal? Parse(string words)
    {
        if (Written().Matches(Folding.Clean(words)) is [var only] && words.Length < 30)
            return Read(only.Value);
        return SpokenNumber.Parse([.. Folding.Syllables(words).Where(s => s is not "so")]);
    }

    // Vietnamese writes 1.000 for a thousand and 0,5 for a half.
    private static decimal? Read(string digits)
    {
        var plain = Thousands().IsMatch(digits) ? digits.Replace(".", "", StringComparison.Ordinal) : digits;
        return decimal.TryParse(plain.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static string Plain(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d+(?:[.,]\d+)*")]
    private static partial Regex Written();

    [GeneratedRegex(@"^\d{1,3}(?:\.\d{3})+$")]
    private static partial Regex Thousands();
}
