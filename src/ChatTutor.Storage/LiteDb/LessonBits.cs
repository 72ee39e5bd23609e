namespace ChatTutor.Storage.LiteDb;

/// <summary>Who has completed which lesson and taken part in which learning day, a bit each, by the learner's number.</summary>
internal sealed class LessonBits
{
    private const int Bits = 64;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private ulong[] bits = new ulong[2048];

    /// <summary>Words of one learner.</summary>
    private int width = 2;

    /// <summary>Exactly these, whatever was there before.</summary>
    public void Set(int learner, IEnumerable<string> completed)
    {
        Clear(learner);
        foreach (var lesson in completed)
        {
            if (!numbers.TryGetValue(lesson, out var number))
                numbers[lesson] = number = numbers.Count;
            if (number >= width * Bits)
                Widen();
            var at = (long)learner * width + number / Bits;
            if (at >= bits.Length)
                Array.Resize(ref bits, (int)Math.Max(at + width, bits.LongLength * 2));
            bits[at] |= 1UL << (number % Bits);
        }
    }

    public void Clear(int learner)
    {
        if ((long)(learner + 1) * width <= bits.LongLength)
            Array.Clear(bits, learner * width, width);
    }

    /// <summary>The bits of these lessons; null when nobody has completed one of them.</summary>
    public ulong[]? Mask(IReadOnlyList<string> all)
    {
        var mask = new ulong[width];
        foreach (var lesson in all)
        {
            if (!numbers.TryGetValue(lesson, out var number))
                return null;
            mask[number / Bits] |= 1UL << (number % Bits);
        }
        return mask;
    }

    /// <summary>True when the learner has completed all lessons of the mask.</summary>
    public bool Has(int learner, ulong[]? mask)
    {
        if (mask is null)
            return false;
        var from = (long)learner * width;
        for (var i = 0; i < mask.Length; i++)
            if (mask[i] != 0 && (from + i >= bits.LongLength || (bits[from + i] & mask[i]) != mask[i]))
                return false;
        return true;
    }

    private void Widen()
    {
        var wider = new ulong[(long)bits.Length / width * (width + 1)];
        for (var learner = 0; learner < bits.Length / width; learner++)
            Array.Copy(bits, learner * width, wider, learner * (width + 1), width);
        (bits, width) = (wider, width + 1);
    }
}
