using ChatTutor.Core.Campaign;

namespace ChatTutor.Tests.Core;

/// <summary>The latest day wins, earlier numbers stay, and mergers do not change what was.</summary>
public sealed class FiguresTests
{
    private static readonly DateOnly March = new(2026, 3, 1), May = new(2026, 5, 1), July = new(2026, 7, 1), September = new(2026, 9, 1);

    [Fact]
    public void The_latest_day_up_to_the_asked_one_wins_whenever_it_was_brought_in()
    {
        var figures = new Figures([Of("a", 300, July), Of("a", 100, March), Of("a", 110, March)]);
        Assert.Null(figures.Denominator("CT03", "a", March.AddDays(-1)));
        Assert.Equal(110, figures.Denominator("CT03", "a", May)!.People);
        Assert.Equal(300, figures.Denominator("CT03", "a", September)!.People);
        Assert.Null(figures.Denominator("CT15", "a", September));
    }

    [Fact]
    public void After_a_merger_the_parts_are_added_up_until_the_new_unit_has_its_own_number()
    {
        List<Figure> all = [Of("a", 100, March), Of("b", 40, March), new Figure.Merger("b", "a", May)];
        Assert.Equal((100, 0), Told(all, "a", March));
        Assert.Equal((140, 2), Told(all, "a", July));
        Assert.Equal((40, 0), Told(all, "b", July));
        Assert.Equal((155, 0), Told([.. all, Of("a", 155, July)], "a", September));
        Assert.Equal((140, 2), Told([.. all, Of("a", 155, July)], "a", May));
    }

    [Fact]
    public void As_long_as_a_part_has_no_number_there_is_none() =>
        Assert.Null(new Figures([Of("a", 100, March), new Figure.Merger("b", "a", May)]).Denominator("CT03", "a", July));

    [Fact]
    public void A_unit_is_read_under_the_name_it_has_on_that_day_and_hamlets_go_with_their_commune()
    {
        var figures = new Figures([new Figure.Merger("x", "y", May), new Figure.Merger("y", "z", July), new Figure.Merger("x/ap-1", "x/ap-2", March)]);
        Assert.Equal(("x", "y", "z"), (figures.UnitOn("x", March), figures.UnitOn("x", May), figures.UnitOn("x", July)));
        Assert.Equal(("x/ap-2", "z/ap-2", "z/"), (figures.UnitOn("x/ap-1", March), figures.UnitOn("x/ap-1", July), figures.UnitOn("x/", July)));
    }

    [Fact]
    public void Units_merged_in_a_circle_hang_nothing()
    {
        var figures = new Figures([new Figure.Merger("a", "b", March), new Figure.Merger("b", "a", March), Of("a", 1, March)]);
        Assert.Contains(figures.UnitOn("a", May), new[] { "a", "b" });
        Assert.Null(figures.Denominator("CT03", "b", May));
    }

    [Fact]
    public void A_hamlet_that_was_merged_is_offered_no_more()
    {
        Figure[] hamlets = [.. new[] { 1, 2, 10 }.Select(i => new Figure.Hamlet($"xa/ap-{i}", $"Ấp {i}", new Dictionary<string, long>()))];
        var figures = new Figures([.. hamlets, new Figure.Merger("xa/ap-2", "xa/ap-1", May)]);
        Assert.Equal(["Ấp 1", "Ấp 2", "Ấp 10"], figures.HamletsOf("xa", March).Select(h => h.Name));
        Assert.Equal(["Ấp 1", "Ấp 10"], figures.HamletsOf("xa", May).Select(h => h.Name));
        Assert.Empty(figures.HamletsOf("khac", May));
        Assert.Empty(figures.HamletsOf(null, May));
    }

    private static Figure.Denominator Of(string unit, long people, DateOnly day) => new("CT03", unit, people, day, "Cục Thống kê");

    private static (long, int) Told(IReadOnlyList<Figure> all, string unit, DateOnly day) =>
        new Figures(all).Denominator("CT03", unit, day) is { } known ? (known.People, known.Parts) : default;
}
