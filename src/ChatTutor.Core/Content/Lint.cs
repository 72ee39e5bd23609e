using ChatTutor.Core.Content.Reading;

namespace ChatTutor.Core.Content;

/// <summary>All rules a catalogue must keep before it may be taught.</summary>
public static class Lint
{
    public static IEnumerable<ContentMistake> Check(Catalogue catalogue, Places places, DateOnly today) => [];
}
