using ChatTutor.Core.Campaign;
using ChatTutor.Core.Organisers;
using ChatTutor.Core.Reports.Progress;

namespace ChatTutor.Tests.Core;

/// <summary>Where people are stuck, and that no small number can be worked out from what is told at any level.</summary>
public sealed class HelpWantedTests
{
    private const string Own = "phuong-cao-lanh";

    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly ChatTutor.Core.Content.Catalogue Catalogue = SampleContent.Catalogue.With(new Figures(
        [.. Enumerable.Range(1, 4).Select(n => (Figure)new Figure.Hamlet($"{Own}/ap-{n}", $"Ấp {n}", new Dictionary<string, long>()))]));

    [Fact]
    public void Counts_add_up_and_small_ones_are_hidden_with_another()
    {
        var rows = Of(new Territory(Own), (Own + "/ap-1", 20), (Own + "/ap-2", 3), (Own + "/ap-3", 7), (Own, 12));

        Assert.Equal([(Own, 42L), (Own + "/ap-1", 20L), (Own + "/ap-2", null), (Own + "/ap-3", null), (Own + "/ap-4", 0L), (Own + "/", 12L)], rows);
    }

    [Fact]
    public void A_hamlet_sees_its_own_row_hidden_as_its_commune_sees_it()
    {
        Assert.Equal([(Own + "/ap-3", (long?)null)], Of(new Territory(Own, "ap-3"), (Own + "/ap-1", 20), (Own + "/ap-2", 3), (Own + "/ap-3", 7)));
        Assert.Equal([(Own + "/ap-1", (long?)20)], Of(new Territory(Own, "ap-1"), (Own + "/ap-1", 20), (Own + "/ap-2", 3), (Own + "/ap-3", 7)));
    }

    [Fact]
    public void The_province_lists_communes_and_who_has_none()
    {
        var rows = Of(Territory.Province, (Own + "/ap-1", 20), ("", 6), ("xa-khong-co", 5));

        Assert.Equal(31, rows[0].Item2);
        Assert.Equal((Own, 20L), Assert.Single(rows, r => r.Item1 == Own));
        Assert.Equal(("khong-ro", 11L), rows[^1]);
    }

    [Fact]
    public void A_commune_of_few_is_hidden_whole() =>
        Assert.All(Of(new Territory(Own), (Own + "/ap-1", 2), (Own + "/ap-2", 2), ("xa-my-tho", 1)), r => Assert.Null(r.Item2));

    private static IReadOnlyList<(string, long?)> Of(Territory area, params (string Place, long People)[] stuck) =>
        [.. HelpWanted.Of(stuck.ToDictionary(s => s.Place, s => s.People), Catalogue, Today, area).Select(r => (r.Unit, r.People))];
}
