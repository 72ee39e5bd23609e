using ChatTutor.Core.Content;
using ChatTutor.Core.Language;
using ChatTutor.Core.Understanding;
using ChatTutor.Core.Understanding.Recognition;

namespace ChatTutor.Tests.Core.Understanding.Recognition;

/// <summary>What the rules' examples recognise: themselves, sentences they do not hold, and nothing that only sounds alike.</summary>
public sealed class GatesTests
{
    private static readonly Catalogue Catalogue = SampleContent.Real.Catalogue!;

    private static readonly Rulebook Rulebook = Catalogue.Rulebook;

    private static readonly List<(Rule Rule, string Said)> Said =
        [.. Rulebook.Examples.Said.SelectMany(e => e.Said.Select(s => (Rulebook.Find(e.Rule)!, s)))];

    private static List<string> Emergencies => [.. Said.Where(s => s.Rule.Behaviour == Behaviours.Emergency).Select(s => s.Said)];

    [Fact]
    public void Every_example_of_an_emergency_is_one()
    {
        var missed = Emergencies.Where(s => !IsUrgent(s)).ToList();

        Assert.True(missed.Count <= Emergencies.Count * 0.02, string.Join('\n', missed));
    }

    [Fact]
    public void Without_diacritics_no_emergency_is_lost()
    {
        var lost = Emergencies.Where(s => IsUrgent(s) && !IsUrgent(Folding.Fold(s))).ToList();

        Assert.True(lost.Count <= Emergencies.Count * 0.01, string.Join('\n', lost));
    }

    [Fact]
    public void Orders_to_the_tutor_are_known_again()
    {
        var orders = Said.Where(s => s.Rule.Behaviour == "injection").Select(s => s.Said).ToList();

        var missed = orders.Where(s => Meaning.Of(Catalogue, s) is not Meaning.Injection).ToList();

        Assert.True(missed.Count <= orders.Count * 0.05, string.Join('\n', missed));
    }

    [Fact]
    public void What_only_sounds_like_danger_is_answered_from_the_lessons()
    {
        var taken = Rulebook.Examples.Lookalikes.Where(IsUrgent).ToList();

        Assert.True(taken.Count <= Rulebook.Examples.Lookalikes.Count * 0.03, string.Join('\n', taken));
    }

    [Fact]
    public void No_name_of_a_commune_is_an_emergency() =>
        Assert.DoesNotContain(Catalogue.Communes.SelectMany(c => new[] { c.Name, Folding.Fold(c.Name) }), IsUrgent);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Most_emergencies_are_heard_by_examples_that_do_not_hold_them(int fold)
    {
        var kept = new Examples(
            [.. Rulebook.Examples.Said.Select(e => e with { Said = [.. e.Said.Where(s => Fold(s) != fold)] })],
            [.. Rulebook.Examples.Lookalikes.Where(s => Fold(s) != fold)]);
        var gates = new Gates(Rulebook, kept, Catalogue.Lexicon, [.. Catalogue.Lexicon.Lessons.SelectMany(l => l.Asked)]);

        var held = Emergencies.Where(s => Fold(s) == fold).ToList();
        var heard = held.Count(s => gates.Likelihood(Utterance.Of(Catalogue, s), Behaviours.Emergency) >= 0.38);
        var others = Rulebook.Examples.Lookalikes.Where(s => Fold(s) == fold).ToList();
        var mistaken = others.Count(s => gates.Likelihood(Utterance.Of(Catalogue, s), Behaviours.Emergency) >= 0.38);

        Assert.True(heard >= held.Count * 0.6 && mistaken <= others.Count * 0.1, $"{heard} of {held.Count}, {mistaken} of {others.Count}");
    }

    [Fact]
    public void The_same_examples_give_the_same_guesses_and_say_why()
    {
        Known[] known = [new("a", Traits("nước ngập nhà")), new("b", Traits("giá vàng hôm nay")), new("a", Traits("nhà cháy"))];

        var (first, second) = (Recogniser.Of(known), Recogniser.Of(known));

        Assert.Equal(first.Guesses(Traits("nhà ngập")), second.Guesses(Traits("nhà ngập")));
        Assert.Equal("a", first.Guesses(Traits("nhà ngập"))[0].Kind);
        Assert.Equal(1, first.Guesses(Traits("nhà ngập")).Sum(g => g.Likelihood), 5);
        Assert.Contains("nha", first.Why(Traits("nhà ngập"), "a").Where(w => w.Weight > 0).Select(w => w.Trait));
    }

    private static IReadOnlyList<Trait> Traits(string words) => Trait.Of(Folding.Syllables(words), Folding.Syllables(words));

    private static uint Fold(string said) => Mixing.Hash(said) % 4;

    private static bool IsUrgent(string words) => Meaning.Of(Catalogue, words) is Meaning.Emergency;
}
