using System.Collections.Frozen;

namespace ChatTutor.Answers.Retrieval;

/// <summary>How near a question comes to the ways a lesson is asked for; a cosine, 0 to 1.</summary>
/// <param name="Nearest">To the nearest of them.</param>
/// <param name="Profile">To all of them together: the words that people choose when they ask for it.</param>
internal readonly record struct Closeness(double Nearest, double Profile);

/// <summary>
/// The ways lessons are asked for, as vectors of features, rare ones counting more. A lesson as a whole speaks of much; a question asks
/// one thing.
/// </summary>
internal sealed class PhraseSpace
{
    private readonly FrozenDictionary<string, double> weights;
    private readonly double unseen;
    private readonly string[] lessons;
    private readonly int[] lessonOf;
    private readonly FrozenDictionary<string, (int At, double Weight)[]> phrases, profiles;

    public PhraseSpace(IEnumerable<(string Lesson, IReadOnlyList<Feature> Features)> asked)
    {
        var all = asked.ToList();
        unseen = Math.Log(all.Count + 1);
        weights = all.SelectMany(a => a.Features).GroupBy(f => f.Text).ToFrozenDictionary(g => g.Key, g => Math.Log((all.Count + 1.0) / (g.Count() + 0.5)));
        lessons = [.. all.Select(a => a.Lesson).Distinct()];
        var places = lessons.Select((lesson, at) => (lesson, at)).ToDictionary(l => l.lesson, l => l.at);
        lessonOf = [.. all.Select(a => places[a.Lesson])];
        var vectors = all.Select(a => Unit(Weigh(a.Features))).ToList();
        phrases = Postings(vectors);
        profiles = Postings([.. vectors.Zip(lessonOf).GroupBy(v => v.Second).OrderBy(g => g.Key).Select(g => Together(g.Select(v => v.First)))]);
    }

    /// <summary>Every lesson that shares a feature with the question.</summary>
    public Dictionary<string, Closeness> Near(IReadOnlyList<Feature> question)
    {
        var asked = Unit(Weigh(question));
        var (near, whole) = (Cosines(asked, phrases, lessonOf.Length), Cosines(asked, profiles, lessons.Length));
        var nearest = new double[lessons.Length];
        for (var i = 0; i < near.Length; i++)
            nearest[lessonOf[i]] = Math.Max(nearest[lessonOf[i]], near[i]);
        return Enumerable.Range(0, lessons.Length).Where(i => whole[i] > 0).ToDictionary(i => lessons[i], i => new Closeness(nearest[i], whole[i]));
    }

    private Dictionary<string, double> Weigh(IEnumerable<Feature> features) =>
        features.DistinctBy(f => f.Text).ToDictionary(f => f.Text, f => f.Part * weights.GetValueOrDefault(f.Text, unseen));

    // The root keeps a word that is in every phrase from drowning the others.
    private static Dictionary<string, double> Together(IEnumerable<Dictionary<string, double>> vectors) =>
        Unit(vectors.SelectMany(v => v).GroupBy(t => t.Key).ToDictionary(g => g.Key, g => Math.Sqrt(g.Sum(t => t.Value))));

    private static Dictionary<string, double> Unit(Dictionary<string, double> vector)
    {
        var length = Math.Max(Math.Sqrt(vector.Values.Sum(v => v * v)), double.Epsilon);
        return vector.ToDictionary(t => t.Key, t => t.Value / length);
    }

    private static FrozenDictionary<string, (int At, double Weight)[]> Postings(IReadOnlyList<Dictionary<string, double>> vectors) =>
        vectors.SelectMany((v, at) => v.Select(t => (t.Key, Posting: (at, t.Value)))).GroupBy(t => t.Key)
            .ToFrozenDictionary(g => g.Key, g => g.Select(t => t.Posting).ToArray());

    private static double[] Cosines(Dictionary<string, double> asked, FrozenDictionary<string, (int At, double Weight)[]> postings, int count)
    {
        var cosines = new double[count];
        foreach (var (text, weight) in asked)
            foreach (var (at, part) in postings.GetValueOrDefault(text) ?? [])
                cosines[at] += weight * part;
        return cosines;
    }
}
