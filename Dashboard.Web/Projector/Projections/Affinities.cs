using Dashboard.Web.Projector.Neighbours;

namespace Dashboard.Web.Projector.Projections;

/// <summary>How much points belong together: a sparse symmetric matrix, row by row.</summary>
/// <param name="Starts">Where each row starts; one more than there are rows.</param>
/// <param name="Columns">The other point of each entry.</param>
/// <param name="Weights">Its weight.</param>
internal sealed record Affinities(int[] Starts, int[] Columns, float[] Weights)
{
    public int Count => Starts.Length - 1;

    /// <summary>Unites what each point says of its neighbours: <paramref name="unite"/> gets both opinions, 0 for none.</summary>
    public static Affinities Symmetric(NeighbourTable neighbours, float[] weights, Func<float, float, float> unite)
    {
        var (count, width) = (neighbours.Count, neighbours.Width);
        var starts = new int[count + 1];
        foreach (var other in neighbours.Points)
        {
            starts[other + 1]++;
        }

        for (var point = 0; point < count; point++)
        {
            starts[point + 1] += starts[point] + width;
        }

        // Both opinions of a pair are put beside each other first: the point's own, and the neighbour's about it.
        var (columns, own, others) = (new int[starts[count]], new float[starts[count]], new float[starts[count]]);
        var filled = starts[..count];
        for (var point = 0; point < count; point++)
        {
            for (var i = point * width; i < (point + 1) * width; i++)
            {
                var other = neighbours.Points[i];
                (columns[filled[point]], own[filled[point]++]) = (other, weights[i]);
                (columns[filled[other]], others[filled[other]++]) = (point, weights[i]);
            }
        }

        return Merge(starts, columns, own, others, unite);
    }

    private static Affinities Merge(int[] starts, int[] columns, float[] own, float[] others, Func<float, float, float> unite)
    {
        var count = starts.Length - 1;
        var united = new int[count + 1];
        var at = 0;
        for (var point = 0; point < count; point++)
        {
            var (from, to) = (starts[point], starts[point + 1]);
            var places = new int[to - from];
            for (var i = 0; i < places.Length; i++)
            {
                places[i] = from + i;
            }

            columns.AsSpan(from, to - from).ToArray().AsSpan().Sort(places);
            var (row, mine, theirs) = (new int[places.Length], new float[places.Length], new float[places.Length]);
            var distinct = 0;
            foreach (var place in places)
            {
                if (distinct == 0 || row[distinct - 1] != columns[place])
                {
                    row[distinct++] = columns[place];
                }

                mine[distinct - 1] += own[place];
                theirs[distinct - 1] += others[place];
            }

            for (var i = 0; i < distinct; i++)
            {
                (columns[at], own[at++]) = (row[i], unite(mine[i], theirs[i]));
            }

            united[point + 1] = at;
        }

        return new Affinities(united, columns[..at], own[..at]);
    }
}
