namespace Dashboard.Web.Projector.Neighbours;

/// <summary>For each of many points the best few others seen so far: bounded max-heaps side by side in flat arrays.</summary>
/// <remarks>Heaps of different points may be used by different threads at once.</remarks>
internal sealed class NeighbourHeap
{
    private readonly int[] _others;
    private readonly float[] _keys;
    private readonly bool[] _isNew;

    public NeighbourHeap(int count, int width)
    {
        Width = width;
        _others = new int[checked(count * width)];
        _keys = new float[_others.Length];
        _isNew = new bool[_others.Length];
        Clear();
    }

    public int Width { get; }

    public void Clear()
    {
        Array.Fill(_others, -1);
        Array.Fill(_keys, float.PositiveInfinity);
    }

    /// <summary>What another must be below to get in.</summary>
    public float Worst(int point) => _keys[point * Width];

    /// <summary>The others of a point in no order; −1 for a free place.</summary>
    public ReadOnlySpan<int> Others(int point) => _others.AsSpan(point * Width, Width);

    public Span<bool> IsNew(int point) => _isNew.AsSpan(point * Width, Width);

    /// <summary>Takes <paramref name="other"/> in if it is better than the worst and not yet there.</summary>
    public bool Push(int point, int other, float key, bool isNew = true)
    {
        var start = point * Width;
        if (!(key < _keys[start]) || _others.AsSpan(start, Width).Contains(other))
        {
            return false;
        }

        var keys = _keys.AsSpan(start, Width);
        var hole = 0;
        while (true)
        {
            var child = (2 * hole) + 1;
            if (child >= keys.Length)
            {
                break;
            }

            child += child + 1 < keys.Length && keys[child + 1] > keys[child] ? 1 : 0;
            if (keys[child] <= key)
            {
                break;
            }

            keys[hole] = keys[child];
            _others[start + hole] = _others[start + child];
            _isNew[start + hole] = _isNew[start + child];
            hole = child;
        }

        keys[hole] = key;
        _others[start + hole] = other;
        _isNew[start + hole] = isNew;
        return true;
    }

    /// <summary>The heaps as a table, nearest first; keys are squared distances, equal ones in order of the point. Ends the use of this.</summary>
    public NeighbourTable ToTable(ProjectionWork work)
    {
        Parallel.For(0, Width == 0 ? 0 : _others.Length / Width, work.Parallel, point =>
        {
            var keys = _keys.AsSpan(point * Width, Width);
            var others = _others.AsSpan(point * Width, Width);
            others.Sort(keys);
            keys.Sort(others); // Introsort is not stable, but the same input gives the same output.
            foreach (ref var key in keys)
            {
                key = MathF.Sqrt(key);
            }
        });
        return new NeighbourTable(Width, _others, _keys);
    }
}
