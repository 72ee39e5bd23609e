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
    private readonly Dictionary<string, int> places = [];
    private readonly double[] weights;
    private readonly double unseen;
    private readonly string[] lessons;
    private readonly int[] lessonOf;
    private readonly Postings phrases, profiles;

    public PhraseSpace(IReadOnlyList<(string Lesson, IReadOnlyList<Feature> Features)> asked)
    {
        unseen = Math.Log(asked.Count + 1);
        weights = Weights(asked);
        lessons = [.. asked.Select(a => a.Lesson).Distinct()];
        lessonOf = [.. asked.Select(a => Array.IndexOf(lessons, a.Lesson))];
        var vectors = asked.Select(a => Unit(Weigh(a.Features))).ToList();
        phrases = new Postings(vectors, weights.Length);
        profiles = new Postings([.. lessons.Select((_, at) => Together(vectors.Where((_, v) => lessonOf[v] == at)))], weights.Length);
    }

    /// <summary>Every lesson that shares a feature with the question.</summary>
    public Dictionary<string, Closeness> Near(IReadOnlyList<Feature> question)
    {
        var asked = Unit(Weigh(question));
        var (near, whole) = (phrases.Cosines(asked), profiles.Cosines(asked));
        var nearest = new double[lessons.Length];
        for (var i = 0; i < near.Length; i++)
            nearest[lessonOf[i]] = Math.Max(nearest[lessonOf[i]], near[i]);
        return Enumerable.Range(0, lessons.Length).Where(i => whole[i] > 0).ToDictionary(i => lessons[i], i => new Closeness(nearest[i], whole[i]));
    }

    private double[] Weights(IReadOnlyList<(string Lesson, IReadOnlyList<Feature> Features)> asked)
    {
        var counts = new List<int>();
        foreach (var (_, features) in asked)
            foreach (var feature in features)
            {
                if (places.TryAdd(feature.Text, counts.Count))
                    counts.Add(0);
                counts[places[feature.Text]]++;
            }
        return [.. counts.Select(count => Math.Log((asked.Count + 1.0) / (count + 0.5)))];
    }

    private List<Posting> Weigh(IReadOnlyList<Feature> features)
    {
        var (vector, seen) = (new List<Posting>(features.Count), new HashSet<string>(features.Count));
        foreach (var (text, part) in features)
            if (seen.Add(text))
                vector.Add(places.TryGetValue(text, out var at) ? new Posting(at, (float)(part * weights[at])) : new Posting(Postings.Unknown, (float)(part * unseen)));
        return vector;
    }

    // The root keeps a word that is in every phrase from drowning the others.
    private List<Posting> Together(IEnumerable<List<Posting>> vectors)
    {
        var sums = new float[weights.Length];
        foreach (var vector in vectors)
            foreach (var (at, weight) in vector)
                sums[at] += weight;
        return Unit([.. Enumerable.Range(0, sums.Length).Where(at => sums[at] > 0).Select(at => new Posting(at, MathF.Sqrt(sums[at])))]);
    }

    private static List<Posting> Unit(List<Posting> vector)
    {
        var squares = 0.0;
        foreach (var (_, weight) in vector)
            squares += weight * weight;
        var length = (float)Math.Max(Math.Sqrt(squares), float.Epsilon);
        return [.. vector.Select(t => t with { Weight = t.Weight / length })];
    }
}
