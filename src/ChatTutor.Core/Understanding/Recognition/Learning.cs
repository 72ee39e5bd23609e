using System.Numerics;
using System.Runtime.CompilerServices;

namespace ChatTutor.Core.Understanding.Recognition;

/// <summary>
/// The arithmetic of <see cref="Recogniser"/>: stochastic gradient descent on the cross entropy, each weight slower the more it has moved
/// (AdaGrad, Duchi, Hazan, Singer 2011).
/// </summary>
internal sealed class Learning
{
    private const float Rate = 0.7f;
    private const int Rounds = 8;

    /// <summary>Keeps the first step finite.</summary>
    private const float Least = 1e-4f;

    /// <summary>So small an error is none.</summary>
    private const float Settled = 0.01f;

    private readonly int kinds;
    private readonly float[] moved;

    public Learning(int traits, int kinds)
    {
        this.kinds = kinds;
        Width = (kinds + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        Weights = new float[traits * Width];
        moved = new float[traits * Width];
    }

    /// <summary>Weights for each trait: one for each kind, and nothing up to a multiple of what the processor takes at once.</summary>
    public int Width { get; }

    public float[] Weights { get; }

    public void Learn(Lesson[] lessons)
    {
        var scores = new float[Width];
        var step = Step(lessons.Length);
        for (var round = 0; round < Rounds; round++)
            for (var (i, at) = (0, 0); i < lessons.Length; i++, at = (at + step) % lessons.Length)
            {
                var (kind, traits, part) = lessons[at];
                Array.Clear(scores);
                Score(Weights, Width, traits, scores);
                Soften(scores, kinds);
                scores[kind] -= 1;
                Move(traits, scores, Wrong(scores), part);
            }
    }

    // Examples of a kind stand together: taken in steps that meet each once, they come mixed, and the same way every time.
    private static int Step(int count)
    {
        var step = Math.Max(1, (int)(count * 0.618));
        while (BigInteger.GreatestCommonDivisor(step, count) > 1)
            step++;
        return step;
    }

    // Run a few times only, but each time long: not worth starting slow.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Score(float[] weights, int width, (int At, float Weight)[] traits, float[] scores)
    {
        foreach (var (at, weight) in traits)
            for (var i = 0; i < width; i += Vector<float>.Count)
                (new Vector<float>(scores, i) + (new Vector<float>(weights, (at * width) + i) * weight)).CopyTo(scores, i);
    }

    /// <summary>Scores to likelihoods that add up to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Soften(float[] scores, int kinds)
    {
        var (top, sum) = (float.MinValue, 0f);
        for (var i = 0; i < kinds; i++)
            top = Math.Max(top, scores[i]);
        for (var i = 0; i < kinds; i++)
            sum += scores[i] = MathF.Exp(scores[i] - top);
        for (var i = 0; i < scores.Length; i++)
            scores[i] = i < kinds ? scores[i] / sum : 0;
    }

    // Most kinds are soon ruled out for a sentence: only where something is still to be learned are weights moved.
    private int[] Wrong(float[] errors)
    {
        var places = new List<int>(Width / Vector<float>.Count);
        for (var i = 0; i < Width; i += Vector<float>.Count)
            if (Vector.GreaterThanAny(Vector.Abs(new Vector<float>(errors, i)), new Vector<float>(Settled)))
                places.Add(i);
        return [.. places];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Move((int At, float Weight)[] traits, float[] errors, int[] wrong, float part)
    {
        foreach (var (at, weight) in traits)
            foreach (var i in wrong)
            {
                var place = (at * Width) + i;
                var slope = new Vector<float>(errors, i) * (weight * part);
                var sum = new Vector<float>(moved, place) + (slope * slope);
                sum.CopyTo(moved, place);
                (new Vector<float>(Weights, place) - (slope * Rate / (Vector.SquareRoot(sum) + new Vector<float>(Least)))).CopyTo(Weights, place);
            }
    }

    /// <param name="Part">How much it counts beside the others.</param>
    internal readonly record struct Lesson(int Kind, (int At, float Weight)[] Traits, float Part);
}
