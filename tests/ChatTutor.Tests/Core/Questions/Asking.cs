using ChatTutor.Core.Language;
using ChatTutor.Core.Questions;

namespace ChatTutor.Tests.Core;

/// <summary>The sample's questions asked of one learner, outside any lesson.</summary>
internal static class Asking
{
    public static readonly Phrases Phrases = SampleContent.Catalogue.Phrases;

    public static T Sample<T>() where T : Question => SampleContent.Catalogue.Lessons.SelectMany(l => l.Steps).OfType<T>().First();

    public static Attempt Try(params string[] picked) => new("1/mau/buoc", picked);

    public static string[] Labels(this Question question, params string[] picked) => [.. question.Options(Try(picked), Phrases).Select(o => o.Label)];

    /// <summary>The number under which this learner sees an option.</summary>
    public static string NumberOf(this Question question, string option) =>
        (question.Options(Try(), Phrases).ToList().FindIndex(o => o.Id == option) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static Mark? Marked(this Response? response) => response?.Match<Mark?>(mark => mark, _ => null);

    public static IReadOnlyList<string>? Picked(this Response? response) => response?.Match<IReadOnlyList<string>?>(_ => null, picked => picked);
}
