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

    // The limits and, at the end, one that nothing finite reaches.
    private static readonly double[] Bounds = MakeBounds();
    private static readonly ushort[] LowestBucket = MakeCells();

    /// <summary>Limits in rising order.</summary>
    public static ReadOnlySpan<double> Limits => Bounds.AsSpan(0, Bounds.Length - 1);

    /// <summary>Bucket 0 lies below the first limit, the last one from the last limit on.</summary>
    public static int Count => Bounds.Length;

    /// <summary>Counts finite values into buckets: bucket i holds the values in [limit i − 1, limit i).</summary>
    public static void CountInto(Span<long> buckets, ReadOnlySpan<double> values)
    {
        // Equal neighbours would wait for each other's increments: even and odd places count apart.
        var count = Count;
        Span<int> even = stackalloc int[count];
        Span<int> odd = stackalloc int[count];
        even.Clear();
        odd.Clear();
        var bounds = Bounds;
        var i = 0;
        for (; i + 1 < values.Length; i += 2)
        {
            even[BucketOf(values[i], bounds)]++;
            odd[BucketOf(values[i + 1], bounds)]++;
        }

        if (i < values.Length)
        {
            even[BucketOf(values[i], bounds)]++;
        }

        for (var bucket = 0; bucket < count; bucket++)
        {
            buckets[bucket] += even[bucket] + odd[bucket];
        }
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
