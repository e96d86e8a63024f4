namespace Training.Core.Data.Samplers;

/// <summary>Draws from any number of categories in constant time each (Walker's alias method, built as by Vose, 1991).</summary>
internal sealed class AliasTable
{
    private readonly double[] _keep;
    private readonly int[] _alias;

    /// <summary>From weights that are finite, not negative and not all zero.</summary>
    public AliasTable(double[] weights)
    {
        var count = weights.Length;
        _keep = new double[count];
        _alias = new int[count];
        // One array holds both stacks: places below the mean grow from its start, the others from its end.
        var stacks = new int[count];
        int small = 0, large = count;
        var mean = weights.Sum(weight => weight / count);
        for (var i = 0; i < count; i++)
        {
            _keep[i] = weights[i] / mean;
            _alias[i] = i;
            stacks[_keep[i] < 1 ? small++ : --large] = i;
        }

        while (small > 0 && large < count)
        {
            int less = stacks[--small], more = stacks[large];
            _alias[less] = more;
            _keep[more] -= 1 - _keep[less];
            if (_keep[more] < 1)
            {
                large++;
                stacks[small++] = more;
            }
        }

        Settle(weights, stacks.AsSpan(0, small));
        Settle(weights, stacks.AsSpan(large));
    }

    /// <summary>Draws with replacement.</summary>
    public IEnumerable<int> Draw(int count, ulong seed)
    {
        using var random = ItemRandom.For(seed, epoch: 0, index: 0);
        for (var i = 0; i < count; i++)
        {
            var place = random.Next(_keep.Length);
            yield return random.NextDouble() < _keep[place] ? place : _alias[place];
        }
    }

    /// <summary>What is left is 1 but for rounding; only a weight of zero must stay impossible.</summary>
    private void Settle(double[] weights, Span<int> left)
    {
        var heaviest = left.IsEmpty ? 0 : Array.IndexOf(weights, weights.Max());
        foreach (var place in left)
        {
            _keep[place] = weights[place] > 0 ? 1 : 0;
            _alias[place] = heaviest;
        }
    }
}
