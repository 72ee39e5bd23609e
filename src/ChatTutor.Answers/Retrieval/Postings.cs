namespace ChatTutor.Answers.Retrieval;

/// <summary>A number that stands somewhere: in a vector at a feature, in a list at a vector.</summary>
internal readonly record struct Posting(int At, float Weight);

/// <summary>Vectors turned about: for every feature, the vectors that have it.</summary>
internal sealed class Postings
{
    /// <summary>The place of a feature that no vector has; it still makes a question longer.</summary>
    public const int Unknown = -1;

    private readonly Posting[] all;
    private readonly int[] ends;
    private readonly int count;

    /// <param name="features">How many there are.</param>
    public Postings(IReadOnlyList<List<Posting>> vectors, int features)
    {
        count = vectors.Count;
        ends = new int[features + 1];
        foreach (var vector in vectors)
            foreach (var (feature, _) in vector)
                ends[feature + 1]++;
        for (var feature = 0; feature < features; feature++)
            ends[feature + 1] += ends[feature];
        all = new Posting[ends[features]];
        var free = ends[..features];
        for (var at = 0; at < count; at++)
            foreach (var (feature, weight) in vectors[at])
                all[free[feature]++] = new(at, weight);
    }

    /// <summary>How near each vector is to this one, when all are of length 1.</summary>
    public double[] Cosines(List<Posting> asked)
    {
        var cosines = new double[count];
        foreach (var (feature, weight) in asked)
            if (feature != Unknown)
                foreach (var (at, part) in all.AsSpan(ends[feature]..ends[feature + 1]))
                    cosines[at] += weight * part;
        return cosines;
    }
}
