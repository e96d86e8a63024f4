namespace Dashboard.Web.Projector.Neighbours;

/// <summary>Approximate nearest neighbours: NN-descent (Dong, Moses and Li, 2011) from the parts of random partition trees.</summary>
/// <remarks>The answer depends on the points and the seed only, not on the number of cores: proposals are made side by side, and taken in order.</remarks>
internal static class NeighbourDescent
{
    private const int FewestCandidates = 22;
    private const int MostCandidates = 50;
    private const int MostRounds = 16;

    // Points whose candidates are compared before what was found is taken.
    private const int Block = 1024;
    private const int Chunk = 64;

    // A round that improves fewer than this share of all places is the last.
    private const double Improvement = 0.001;

    public static NeighbourTable Find(PointMatrix points, int width, ulong seed, ProjectionWork work)
    {
        var heap = new NeighbourHeap(points.Count, width);
        Plant(points, heap, seed, work);
        FillUp(points, heap, seed);
        Descend(points, heap, seed, work);
        return heap.ToTable(work);
    }

    private static void Plant(PointMatrix points, NeighbourHeap heap, ulong seed, ProjectionWork work)
    {
        var trees = Math.Min(24, 5 + (int)Math.Round(Math.Sqrt(points.Count) / 20));
        var partSize = Math.Max(40, heap.Width);
        var order = new int[points.Count];
        for (var tree = 0; tree < trees; tree++)
        {
            work.Reach("Dividing space", tree, trees);
            for (var i = 0; i < order.Length; i++)
            {
                order[i] = i;
            }

            // The parts of one tree share no point, so they can be worked on side by side.
            var parts = PartitionTree.Divide(points, order, partSize, seed + (ulong)tree);
            Parallel.ForEach(parts, work.Parallel, part => JoinPart(points, heap, order.AsSpan(part)));
        }
    }

    private static void JoinPart(PointMatrix points, NeighbourHeap heap, ReadOnlySpan<int> part)
    {
        for (var i = 0; i < part.Length; i++)
        {
            var row = points[part[i]];
            for (var j = i + 1; j < part.Length; j++)
            {
                var distance = VectorMath.SquaredDistance(row, points[part[j]]);
                heap.Push(part[i], part[j], distance);
                heap.Push(part[j], part[i], distance);
            }
        }
    }

    // Parts may be smaller than the table is wide.
    private static void FillUp(PointMatrix points, NeighbourHeap heap, ulong seed)
    {
        var random = new SeededRandom(seed ^ 0xF111);
        for (var point = 0; point < points.Count; point++)
        {
            while (float.IsPositiveInfinity(heap.Worst(point)))
            {
                var other = random.Next(points.Count);
                if (other != point)
                {
                    heap.Push(point, other, Math.Min(float.MaxValue, VectorMath.SquaredDistance(points[point], points[other])));
                }
            }
        }
    }

    private static void Descend(PointMatrix points, NeighbourHeap heap, ulong seed, ProjectionWork work)
    {
        var width = Math.Clamp(heap.Width, FewestCandidates, MostCandidates);
        var candidates = new DescentCandidates(points.Count, width, seed);
        var proposals = new List<Proposal>[Block / Chunk];
        for (var round = 0; round < MostRounds; round++)
        {
            candidates.Collect(heap);
            var improved = 0L;
            for (var from = 0; from < points.Count; from += Block)
            {
                work.Reach($"Looking for neighbours, round {round + 1}", from, points.Count);
                var chunks = (Math.Min(Block, points.Count - from) + Chunk - 1) / Chunk;
                Parallel.For(0, chunks, work.Parallel, chunk =>
                {
                    var found = proposals[chunk] ??= [];
                    found.Clear();
                    var end = Math.Min(points.Count, from + ((chunk + 1) * Chunk));
                    for (var point = from + (chunk * Chunk); point < end; point++)
                    {
                        Propose(points, heap, candidates.New(point), candidates.Old(point), found);
                    }
                });
                improved += Take(heap, proposals.AsSpan(0, chunks));
            }

            if (improved <= Improvement * points.Count * heap.Width)
            {
                return;
            }
        }
    }

    private static void Propose(PointMatrix points, NeighbourHeap heap, ReadOnlySpan<int> fresh, ReadOnlySpan<int> old, List<Proposal> found)
    {
        for (var i = 0; i < fresh.Length; i++)
        {
            var one = fresh[i];
            if (one < 0)
            {
                continue;
            }

            Compare(points, heap, one, fresh[(i + 1)..], found);
            Compare(points, heap, one, old, found);
        }
    }

    private static void Compare(PointMatrix points, NeighbourHeap heap, int one, ReadOnlySpan<int> others, List<Proposal> found)
    {
        var row = points[one];
        foreach (var other in others)
        {
            if (other < 0 || other == one)
            {
                continue;
            }

            var distance = VectorMath.SquaredDistance(row, points[other]);
            if (distance < heap.Worst(one) || distance < heap.Worst(other))
            {
                found.Add(new Proposal(one, other, distance));
            }
        }
    }

    private static long Take(NeighbourHeap heap, ReadOnlySpan<List<Proposal>> proposals)
    {
        var taken = 0L;
        foreach (var chunk in proposals)
        {
            foreach (var (one, other, distance) in chunk)
            {
                taken += heap.Push(one, other, distance) ? 1 : 0;
                taken += heap.Push(other, one, distance) ? 1 : 0;
            }
        }

        return taken;
    }

    private readonly record struct Proposal(int One, int Other, float Distance);
}
