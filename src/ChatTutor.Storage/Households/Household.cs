using ChatTutor.Core.Conversation;

namespace ChatTutor.Storage.Households;

/// <summary>The people at one address.</summary>
/// <param name="Current">Whose turn it is.</param>
/// <param name="LastNumber">The highest number given at this address; none is given twice.</param>
/// <param name="Shown">Whose screen was shown last, perhaps of somebody who left; null where one person learns alone.</param>
/// <param name="Earlier">Learners who left but live on elsewhere: messages they were answered here must not be taken for new.</param>
internal sealed record Household(
    IReadOnlyList<PhonePerson> People, LearnerId Current, int LastNumber, LearnerId? Shown, IReadOnlyList<LearnerId> Earlier)
{
    /// <summary>As many as may leave within the time turns are kept.</summary>
    private const int MostEarlier = 16;

    public static Household Of(LearnerId only) => new([new PhonePerson(only, 1, null)], only, 1, null, []);

    /// <summary>Who began here, or the next one after they have left: what nobody asked for is said to nobody else.</summary>
    public LearnerId Owner => People[0].Learner;

    /// <summary>True when this learner is and was alone here.</summary>
    public bool IsOnly(LearnerId learner) => Shown is null && People.Count == 1 && People[0].Learner == learner;

    public bool Has(LearnerId learner) => People.Any(p => p.Learner == learner);

    public Household With(LearnerId newcomer, string name) =>
        this with { People = [.. People, new PhonePerson(newcomer, LastNumber + 1, name)], LastNumber = LastNumber + 1 };

    public Household Named(LearnerId learner, string name) =>
        this with { People = [.. People.Select(p => p.Learner == learner ? p with { Name = name } : p)] };

    /// <summary>Another learner in the place of one, under the same number and name.</summary>
    public Household Replace(LearnerId one, LearnerId by) => this with
    {
        People = [.. People.Where(p => p.Learner != by).Select(p => p.Learner == one ? p with { Learner = by } : p)],
        Current = Current == one ? by : Current,
        Shown = Shown == one ? by : Shown,
    };

    /// <summary>Null when nobody is left.</summary>
    public Household? Without(LearnerId learner)
    {
        List<PhonePerson> left = [.. People.Where(p => p.Learner != learner)];
        return left.Count == 0 ? null : this with
        {
            People = left,
            Current = Current == learner ? left[0].Learner : Current,
        };
    }

    public Household Remember(LearnerId left) => this with { Earlier = [.. Earlier.Where(e => e != left).Append(left).TakeLast(MostEarlier)] };
}
