using System.Globalization;

namespace ChatTutor.Core.Conversation;

/// <summary>A long list as buttons, a page at a time.</summary>
internal static class Paging
{
    /// <summary>Names of people on one screen; one more than that does not make a page.</summary>
    private const int Most = 11;

    /// <param name="turn">The action that turns the page, to which the page's number is added.</param>
    public static List<Button> Of<T>(Scene scene, IReadOnlyList<T> all, int page, string turn, Func<T, Button> button)
    {
        if (all.Count <= Most)
            return [.. all.Select(button)];
        var last = (all.Count - 1) / (Most - 1);
        page = Math.Clamp(page, 0, last);
        var next = new Button(turn + Text(page < last ? page + 1 : 0), scene.Phrase("more"));
        return [.. all.Skip(page * (Most - 1)).Take(Most - 1).Select(button), next];
    }

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
