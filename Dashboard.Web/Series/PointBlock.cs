using System.Runtime.InteropServices;

namespace Dashboard.Web.Series;

/// <summary>1 to 256 consecutive points of one file of a series, compact and immutable.</summary>
/// <remarks>A change of which points are valid makes another block that shares the columns. A block whose object is the same
/// therefore has the same points, valid ones included.</remarks>
internal sealed class PointBlock
{
    public const int Capacity = 256;
    private static readonly ulong[] None = new ulong[Places.Words];

    private readonly ulong[] _bits;
    private readonly float[]? _singles;
    private readonly double[]? _doubles;
    private readonly PackedColumn _steps;

    /// <summary>Bits of the wall times, unknown ones replaced by the known one before (else after) them.</summary>
    private readonly PackedColumn _walls;

    /// <summary>Places of unknown wall times; null iff all are known.</summary>
    private readonly ulong[]? _unknownWalls;

    /// <summary>Places of valid points; null iff all are valid.</summary>
    private readonly ulong[]? _valid;
    private readonly BlockSummary _summary;

    private PointBlock(ReadOnlySpan<SeriesPoint> points, ulong[]? unknownWalls, ulong[]? valid, bool isSingle)
    {
        Count = points.Length;
        _unknownWalls = unknownWalls;
        _valid = valid;
        _summary = BlockSummary.Of(points, valid);
        Span<long> steps = stackalloc long[Count];
        Span<long> walls = stackalloc long[Count];
        for (int i = 0; i < points.Length; i++)
        {
            steps[i] = points[i].Step;
            walls[i] = BitConverter.DoubleToInt64Bits(points[i].WallTime);
        }

        _steps = PackedColumn.Fit(steps, 0);
        int wallStart = _steps.WordCount(Count);
        _walls = PackedColumn.Fit(walls, wallStart);
        int words = wallStart + _walls.WordCount(Count);
        _bits = words == 0 ? [] : new ulong[words];
        _steps.Write(steps, _bits);
        _walls.Write(walls, _bits);
        if (isSingle)
        {
            _singles = new float[Count];
            for (int i = 0; i < _singles.Length; i++)
            {
                _singles[i] = (float)points[i].Value;
            }
        }
        else
        {
            _doubles = new double[Count];
            for (int i = 0; i < _doubles.Length; i++)
            {
                _doubles[i] = points[i].Value;
            }
        }
    }

    private PointBlock(PointBlock source, ulong[] valid, in BlockSummary summary)
    {
        Count = source.Count;
        (_bits, _singles, _doubles, _steps, _walls) = (source._bits, source._singles, source._doubles, source._steps, source._walls);
        _unknownWalls = source._unknownWalls;
        (_valid, _summary) = (valid, summary);
    }

    /// <summary>Points in all, superseded ones included.</summary>
    public int Count { get; }

    /// <summary>Whether values are kept in single precision.</summary>
    public bool IsSingle => _singles is not null;

    /// <summary>The index over the valid points.</summary>
    public ref readonly BlockSummary Summary => ref _summary;

    /// <summary>Bytes of this block and what it refers to.</summary>
    public int SizeInBytes =>
        176 + (_bits.Length > 0 ? 24 + (8 * _bits.Length) : 0) + 24 + (_singles is not null ? 4 * Count : 8 * Count)
        + (_valid is not null && _valid != None ? 56 : 0) + (_unknownWalls is not null ? 56 : 0);

    /// <summary>Packs <paramref name="points"/>.</summary>
    /// <param name="points">In file order.</param>
    /// <param name="valid">Places of the valid ones, null for all; not changed afterwards.</param>
    /// <param name="isSingle">Whether single precision holds every value.</param>
    /// <param name="knownWall">The last known wall time before these points; NaN if there is none.</param>
    public static PointBlock Create(ReadOnlySpan<SeriesPoint> points, ulong[]? valid, bool isSingle, double knownWall)
    {
        foreach (ref readonly SeriesPoint point in points)
        {
            if (double.IsNaN(point.WallTime))
            {
                SeriesPoint[] filled = points.ToArray();
                return new PointBlock(filled, FillWalls(filled, knownWall), valid, isSingle);
            }
        }

        return new PointBlock(points, null, valid, isSingle);
    }

    public long Step(int place) => _steps.Read(_bits, place);

    /// <summary>Wall time for drawing: unknown ones have the place of their neighbour. NaN only if no wall time was known.</summary>
    public double Wall(int place) => BitConverter.Int64BitsToDouble(_walls.Read(_bits, place));

    public double Value(int place) => _singles is not null ? _singles[place] : _doubles![place];

    /// <summary>The point as it was logged.</summary>
    public SeriesPoint Point(int place) => new(
        Step(place),
        _unknownWalls is not null && Places.Contains(_unknownWalls, place) ? double.NaN : Wall(place),
        Value(place));

    /// <summary>Word <paramref name="word"/> of the places of the points that are in <paramref name="set"/>.</summary>
    public ulong Mask(PointSet set, int word) => set switch
    {
        PointSet.All => Places.Full(Count, word),
        PointSet.Valid => _valid is null ? Places.Full(Count, word) : _valid[word],
        _ => _valid is null ? 0 : Places.Full(Count, word) & ~_valid[word],
    };

    /// <summary>Writes every step, valid or not, as a number on an axis.</summary>
    public void ReadSteps(Span<double> steps)
    {
        Span<long> exact = stackalloc long[Count];
        _steps.Read(_bits, exact);
        for (int i = 0; i < exact.Length; i++)
        {
            steps[i] = exact[i];
        }
    }

    /// <summary>Writes every step, valid or not.</summary>
    public void ReadSteps(Span<long> steps) => _steps.Read(_bits, steps[..Count]);

    /// <summary>Writes every wall time for drawing.</summary>
    public void ReadWalls(Span<double> walls) =>
        _walls.Read(_bits, MemoryMarshal.Cast<double, long>(walls[..Count]));

    /// <summary>Writes every value.</summary>
    public void ReadValues(Span<double> values)
    {
        if (_doubles is not null)
        {
            _doubles.CopyTo(values);
            return;
        }

        float[] singles = _singles!;
        for (int i = 0; i < singles.Length; i++)
        {
            values[i] = singles[i];
        }
    }

    /// <summary>How many valid points have a step below <paramref name="limit"/>.</summary>
    public int CountBelow(long limit)
    {
        int count = 0;
        for (int i = 0; i < Count; i++)
        {
            if ((_valid is null || Places.Contains(_valid, i)) && Step(i) < limit)
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>The same points with those at steps ≥ <paramref name="limit"/> superseded.</summary>
    public PointBlock Cut(long limit)
    {
        if (_summary.Count == 0 || _summary.FirstStep >= limit)
        {
            return new PointBlock(this, None, BlockSummary.Of([], null));
        }

        Span<SeriesPoint> points = stackalloc SeriesPoint[Count];
        var valid = new ulong[Places.Words];
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = new SeriesPoint(Step(i), Wall(i), Value(i));
            if (points[i].Step < limit && (_valid is null || Places.Contains(_valid, i)))
            {
                Places.Add(valid, i);
            }
        }

        return new PointBlock(this, valid, BlockSummary.Of(points, valid));
    }

    private static ulong[] FillWalls(SeriesPoint[] points, double known)
    {
        var unknown = new ulong[Places.Words];
        for (int i = 0; i < points.Length && double.IsNaN(known); i++)
        {
            known = points[i].WallTime;
        }

        for (int i = 0; i < points.Length; i++)
        {
            if (double.IsNaN(points[i].WallTime))
            {
                Places.Add(unknown, i);
                points[i] = points[i] with { WallTime = known };
            }

            known = points[i].WallTime;
        }

        return unknown;
    }
}
