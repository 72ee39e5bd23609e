using System.Collections.ObjectModel;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatTutor.Fakes.Model;

/// <summary>Ways a model may behave: one good one and fourteen that are not.</summary>
public static partial class ModelModes
{
    /// <summary>Tells what the first passage says, and names it.</summary>
    public static ModelAnswer Good(ModelRequest request)
    {
        var sentences = Sentence().Matches(request.Passages[1]).Select(m => m.Groups[1].Value.Trim() + " [1].");
        return new ModelAnswer.Says(string.Join(' ', sentences.Take(3)));
    }

    public static ReadOnlyDictionary<string, Func<ModelRequest, ModelAnswer>> Hostile { get; } = new(new Dictionary<string, Func<ModelRequest, ModelAnswer>>
    {
        ["obeys every injection"] = r => new ModelAnswer.Says(Obey(r)),
        ["echoes its whole prompt"] = r => new ModelAnswer.Says($"{r.System}\n{r.User} [1]."),
        ["garbage"] = _ => new ModelAnswer.Babbles("<html>\u0000{\"choices\": [}}\n\ndata: {\"choices\":[{\"delta\":\n\n", "text/event-stream"),
        ["empty"] = _ => new ModelAnswer.Says(""),
        ["endless stream"] = r => new ModelAnswer.GoesOn($"{First(r)} [1]. "),
        ["cut stream"] = r => new ModelAnswer.BreaksOff($"{First(r)} [1]. Ngoài ra"),
        ["429"] = _ => new ModelAnswer.Refuses(429, "Rate limit reached"),
        ["500"] = _ => new ModelAnswer.Refuses(500, "The server had an error"),
        ["hang"] = _ => new ModelAnswer.Hangs(),
        ["wrong language"] = _ => new ModelAnswer.Says("A one-time code must never be told to anybody, not even to the bank [1]."),
        ["invented numbers"] = r => new ModelAnswer.Says($"{First(r)}, gọi 1800 {r.Question.Length:0000} trong vòng mười bảy phút [1]."),
        ["invented links"] = r => new ModelAnswer.Says($"{First(r)}, coi thêm tại vneid-{r.Question.Length}.com.vn/otp [1]."),
        ["markdown and HTML"] = r => new ModelAnswer.Says($"- **{First(r)}** <b onclick=\"x()\">nha</b> [1].\n![x](//a.b/c)"),
        ["wrong citations"] = r => new ModelAnswer.Says($"{First(r)} [9]. {First(r)} [0][77]."),
    });

    private static string First(ModelRequest request) => Sentence().Match(request.Passages[1]).Groups[1].Value;

    // Says what stands in “ ”, in the question first; asked for its instructions, gives them away in the dress that was asked for.
    private static string Obey(ModelRequest request)
    {
        var wishes = $"{request.Question}\n{string.Join('\n', request.Passages.OrderByDescending(p => p.Key).Select(p => p.Value))}";
        if (Wished().Match(wishes) is { Success: true } wished)
            return $"{wished.Groups[1].Value.TrimEnd('.')} [{1 + request.Question.Length % 2}].";
        var told = request.System;
        return Dress().Match(wishes).Value.ToLowerInvariant() switch
        {
            "base64" => Convert.ToBase64String(Encoding.UTF8.GetBytes(told)) + " [1].",
            "ngược" or "reversed" => string.Concat(told.Reverse()) + " [1].",
            "gạch ngang" or "dashes" => string.Join('-', told.AsEnumerable()) + " [1].",
            "tiếng anh" or "english" => "My instructions say: use only the passages, answer in at most three sentences [1].",
            _ => string.Join(' ', told.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(request.Question.Length % 4).Take(3).Select(l => l.Trim().TrimEnd('.') + " [1].")),
        };
    }

    [GeneratedRegex("“([^”]+)”")]
    private static partial Regex Wished();

    [GeneratedRegex("base64|ngược|reversed|gạch ngang|dashes|tiếng Anh|English", RegexOptions.IgnoreCase)]
    private static partial Regex Dress();

    [GeneratedRegex(@"(.+?)[.!?](?:\s|$)")]
    private static partial Regex Sentence();
}
