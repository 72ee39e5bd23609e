using System.Runtime.InteropServices;

namespace ChatTutor.Core.Understanding.Recognition;

/// <summary>One sentence whose kind is known.</summary>
/// <param name="Traits">See <see cref="Trait"/>.</param>
/// <param name="Part">How much it counts beside the others.</param>
public sealed record Known(string Kind, IReadOnlyList<Trait> Traits, double Part = 1);

/// <summary>How likely a sentence is of a kind, 0 to 1.</summary>
public readonly record struct Guess(string Kind, double Likelihood);

/// <summary>
/// Tells kinds of sentences apart by examples: a softmax regression over words, pairs of words and groups of words. The same examples give
/// the same weights every time; what speaks for a kind can be listed word by word.
/// </summary>
public sealed class Recogniser
{
    private readonly Dictionary<string, int> places;
    private readonly string[] kinds;
    private readonly float[] weights;
    private readonly int width;

    private Recogniser(Dictionary<string, int> places, string[] kinds, float[] weights, int width) =>
        (this.places, this.kinds, this.weights, this.width) = (places, kinds, weights, width);

    /// <summary>Learns from examples; a change of their order changes the weights a little.</summary>
    /// <param name="fewest">In how many examples a trait must be to be looked at.</param>
    public static Recogniser Of(IEnumerable<Known> examples, int fewest = 1)
    {
        ArgumentNullException.ThrowIfNull(examples);
        var all = examples.ToList();
        var kinds = all.Select(e => e.Kind).Distinct().Order(StringComparer.Ordinal).ToArray();
        var columns = kinds.Select((kind, at) => (kind, at)).ToDictionary(k => k.kind, k => k.at);
        var places = Places(all, fewest);
        var learning = new Learning(places.Count, kinds.Length);
        learning.Learn([.. all.Select(e => new Learning.Lesson(columns[e.Kind], Weigh(e.Traits, places), (float)e.Part))]);
        return new(places, kinds, learning.Weights, learning.Width);
    }

    /// <summary>Every kind, the likeliest first.</summary>
    public IReadOnlyList<Guess> Guesses(IReadOnlyList<Trait> traits)
    {
        var scores = new float[width];
        Learning.Score(weights, width, Weigh(traits, places), scores);
        Learning.Soften(scores, kinds.Length);
        return [.. kinds.Select((k, i) => new Guess(k, scores[i])).OrderByDescending(g => g.Likelihood)];
    }

    /// <summary>What in a sentence speaks for a kind, and how strongly, the strongest first.</summary>
    public IReadOnlyList<(string Trait, double Weight)> Why(IReadOnlyList<Trait> traits, string kind)
    {
        ArgumentNullException.ThrowIfNull(traits);
        var column = Array.IndexOf(kinds, kind);
        var known = traits.Where(t => places.ContainsKey(t.Text)).Select(t => t.Text);
        return [.. known.Zip(Weigh(traits, places), (text, w) => (text, (double)w.Weight * weights[(w.At * width) + column])).OrderByDescending(w => w.Item2)];
    }

    private static Dictionary<string, int> Places(List<Known> all, int fewest)
    {
        var times = new Dictionary<string, int>();
        foreach (var known in all)
            foreach (var (text, _) in known.Traits)
                CollectionsMarshal.GetValueRefOrAddDefault(times, text, out _)++;
        var places = new Dictionary<string, int>();
        foreach (var (text, count) in times)
            if (count >= fewest)
                places.Add(text, places.Count);
        return places;
    }

    // What was never seen still counts to the length: a sentence of strange words is sure of nothing.
    private static (int At, float Weight)[] Weigh(IReadOnlyList<Trait> traits, IReadOnlyDictionary<string, int> places)
    {
        var (squares, found) = (0.0, new List<(int At, float Weight)>(traits.Count));
        foreach (var (text, part) in traits)
        {
            squares += part * part;
            if (places.TryGetValue(text, out var at))
                found.Add((at, (float)part));
        }
        var length = (float)Math.Max(Math.Sqrt(squares), double.Epsilon);
        return [.. found.Select(f => (f.At, f.Weight / length))];
    }
}
