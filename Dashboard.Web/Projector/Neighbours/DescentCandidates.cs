namespace Dashboard.Web.Projector.Neighbours;

/// <summary>Of each point a random sample of those it is near to and those that are near to it, new ones apart from old ones.</summary>
internal sealed class DescentCandidates(int count, int width, ulong seed)
{
    private readonly NeighbourHeap _new = new(count, width);
    private readonly NeighbourHeap _old = new(count, width);
    private SeededRandom _random = new(seed ^ 0xCA4D);

    public ReadOnlySpan<int> New(int point) => _new.Others(point);

    public ReadOnlySpan<int> Old(int point) => _old.Others(point);

    /// <summary>Draws the samples; what is sampled is new no longer.</summary>
    public void Collect(NeighbourHeap neighbours)
    {
        _new.Clear();
        _old.Clear();
        for (var point = 0; point < count; point++)
        {
            var others = neighbours.Others(point);
            var isNew = neighbours.IsNew(point);
            for (var i = 0; i < others.Length; i++)
            {
                var samples = isNew[i] ? _new : _old;
                var priority = _random.NextSingle();
                samples.Push(point, others[i], priority);
                samples.Push(others[i], point, priority);
            }
        }

        for (var point = 0; point < count; point++)
        {
            var others = neighbours.Others(point);
            var isNew = neighbours.IsNew(point);
            for (var i = 0; i < others.Length; i++)
            {
                isNew[i] &= !_new.Others(point).Contains(others[i]);
            }
        }
    }
}
