namespace EventFormat.Writing;

/// <summary>TensorFlow's histogram buckets: limits 1e-12 × 1.1ⁿ below 1e20, their negatives, and zero.</summary>
/// <remarks>
/// Finding the bucket of a value costs two loads and a compare. The upper 16 bits of a double (sign, exponent, four bits
/// of mantissa) name a cell; neighbouring cells are at most a factor 17/16 apart, limits 1.1, so that a cell is cut by one limit at
/// most: the table holds the bucket of the cell's lowest value, the compare decides the rest.
/// </remarks>
internal static class TensorFlowBuckets
{
    private const int CellBits = 16;
    private const int Lanes = 4;

    // The limits and, at the end, one that nothing finite reaches.
    private static readonly double[] Bounds = MakeBounds();
    private static readonly ushort[] LowestBucket = MakeCells();

    /// <summary>Limits in rising order.</summary>
    public static ReadOnlySpan<double> Limits => Bounds.AsSpan(0, Bounds.Length - 1);

    /// <summary>How many counters <see cref="CountInto"/> needs.</summary>
    public static int Counters => Lanes * Bounds.Length;

    /// <summary>Counts finite values: value i in [limit k − 1, limit k) into counter k of one of the lanes.</summary>
    /// <remarks>Equal neighbours would wait for each other's increments; lanes of their own keep them apart.</remarks>
    public static void CountInto(Span<int> counters, ReadOnlySpan<double> values)
    {
        var bounds = Bounds;
        var first = counters[..bounds.Length];
        var second = counters.Slice(bounds.Length, bounds.Length);
        var third = counters.Slice(2 * bounds.Length, bounds.Length);
        var fourth = counters.Slice(3 * bounds.Length, bounds.Length);
        for (; values.Length >= Lanes; values = values[Lanes..])
        {
            first[BucketOf(values[0], bounds)]++;
            second[BucketOf(values[1], bounds)]++;
            third[BucketOf(values[2], bounds)]++;
            fourth[BucketOf(values[3], bounds)]++;
        }

        foreach (var value in values)
        {
            first[BucketOf(value, bounds)]++;
        }
    }

    /// <summary>The buckets' counts: bucket 0 lies below the first limit, the last one from the last limit on.</summary>
    public static long[] Sum(ReadOnlySpan<int> counters)
    {
        var buckets = new long[Bounds.Length];
        var first = counters[..buckets.Length];
        var second = counters.Slice(buckets.Length, buckets.Length);
        var third = counters.Slice(2 * buckets.Length, buckets.Length);
        var fourth = counters.Slice(3 * buckets.Length, buckets.Length);
        for (var bucket = 0; bucket < buckets.Length; bucket++)
        {
            buckets[bucket] = (long)first[bucket] + second[bucket] + third[bucket] + fourth[bucket];
        }

        return buckets;
    }

    private static int BucketOf(double value, double[] bounds)
    {
        int bucket = LowestBucket[BitConverter.DoubleToUInt64Bits(value) >> (64 - CellBits)];
        return bucket + (value >= bounds[bucket] ? 1 : 0); // no branch: which side of the limit is anyone's guess
    }

    private static double[] MakeBounds()
    {
        var positive = new List<double>();
        for (var limit = 1e-12; limit < 1e20; limit *= 1.1)
        {
            positive.Add(limit);
        }

        return [.. positive.Select(limit => -limit).Reverse(), 0, .. positive, double.PositiveInfinity];
    }

    private static ushort[] MakeCells()
    {
        const ulong LastOfCell = ulong.MaxValue >> CellBits;
        var cells = new ushort[1 << CellBits];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var isNegative = cell >= cells.Length / 2;
            var bits = ((ulong)cell << (64 - CellBits)) | (isNegative ? LastOfCell : 0);
            var lowest = BitConverter.UInt64BitsToDouble(bits);
            cells[cell] = double.IsNaN(lowest) ? (ushort)0 : (ushort)~Limits.BinarySearch(new JustAbove(lowest));
        }

        return cells;
    }

    /// <summary>Stands between a value and all that is greater, so that a search never meets it.</summary>
    private readonly struct JustAbove(double value) : IComparable<double>
    {
        public int CompareTo(double limit) => value >= limit ? 1 : -1;
    }
}
