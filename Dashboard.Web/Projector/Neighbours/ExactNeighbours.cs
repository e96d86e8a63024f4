namespace Dashboard.Web.Projector.Neighbours;

/// <summary>Nearest neighbours by looking at every pair.</summary>
internal static class ExactNeighbours
{
    /// <summary>Up to this many points it is also the fastest way.</summary>
    public const int Worthwhile = 4096;

    // Points compared with a tile of others while the tile is in the cache.
    private const int Block = 64;
    private const int Tile = 256;

    public static NeighbourTable Find(PointMatrix points, int width, ProjectionWork work)
    {
        var heap = new NeighbourHeap(points.Count, width);
        var blocks = (points.Count + Block - 1) / Block;
        var done = 0;
        Parallel.For(0, blocks, work.Parallel, block =>
        {
            FindOf(points, heap, block * Block, Math.Min((block + 1) * Block, points.Count));
            work.Reach("Looking for neighbours", Interlocked.Increment(ref done), blocks);
        });
        return heap.ToTable(work);
    }

    private static void FindOf(PointMatrix points, NeighbourHeap heap, int from, int to)
    {
        for (var tile = 0; tile < points.Count; tile += Tile)
        {
            var end = Math.Min(tile + Tile, points.Count);
            for (var point = from; point < to; point++)
            {
                var row = points[point];
                for (var other = tile; other < end; other++)
                {
                    if (other != point)
                    {
                        heap.Push(point, other, VectorMath.SquaredDistance(row, points[other]));
                    }
                }
            }
        }
    }
}
