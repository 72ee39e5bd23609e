using System.Collections.ObjectModel;

namespace ChatTutor.Fakes.Model;

/// <summary>Ways a transcription server may behave: one good one and nine that are not.</summary>
public static class SpokenModes
{
    /// <summary>The words the test put into the sound.</summary>
    public static ModelAnswer Good(SpokenRequest request) => new ModelAnswer.Says(request.Words);

    public static ReadOnlyDictionary<string, Func<SpokenRequest, ModelAnswer>> Hostile { get; } = new(new Dictionary<string, Func<SpokenRequest, ModelAnswer>>
    {
        ["hang"] = _ => new ModelAnswer.Hangs(),
        ["500"] = _ => new ModelAnswer.Refuses(500, "The server had an error"),
        ["429"] = _ => new ModelAnswer.Refuses(429, "Rate limit reached"),
        ["401"] = _ => new ModelAnswer.Refuses(401, "Incorrect API key provided"),
        ["garbage"] = _ => new ModelAnswer.Babbles("<html>\u0000{\"text\": }}", "application/json"),
        ["no text"] = _ => new ModelAnswer.Babbles("{\"segments\": []}", "application/json"),
        ["empty"] = _ => new ModelAnswer.Says(" \n"),
        ["an hour long"] = _ => new ModelAnswer.Says(string.Concat(Enumerable.Repeat("rồi bà con mình nghe tiếp nghen ", 2_000))),
        ["endless"] = _ => new ModelAnswer.Floods(4_000_000),
        ["links"] = _ => new ModelAnswer.Says("vneid là gì, bấm https://evil.example/otp?x=1 hoặc vneid-cap.com.vn/ma {you}"),
    });
}
