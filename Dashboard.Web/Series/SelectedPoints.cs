namespace Dashboard.Web.Series;

/// <summary>Points chosen for a reply, in the order of their pieces or columns.</summary>
/// <param name="capacity">Most points that will be chosen.</param>
internal sealed class SelectedPoints(int capacity)
{
    private readonly int[] _points = new int[capacity];
    private readonly uint[] _weights = new uint[capacity];

    public int Count { get; private set; }

    /// <summary>Whether not every point of the range is here.</summary>
    public bool IsReduced { get; init; }

    /// <summary>Each as <c>piece &lt;&lt; 8 | place</c>.</summary>
    public ReadOnlySpan<int> Points => _points.AsSpan(0, Count);

    /// <summary>How many non-finite points each stands for.</summary>
    public ReadOnlySpan<uint> Weights => _weights.AsSpan(0, Count);

    public void Add(int at, uint weight)
    {
        _points[Count] = at;
        _weights[Count++] = weight;
    }

    public void Add(in ColumnExtremes column) =>
        Count += column.CopyTo(_points.AsSpan(Count), _weights.AsSpan(Count));
}
