using Dashboard.Web.Graphs.Hierarchy;

namespace Dashboard.Web.Graphs;

/// <summary>Hierarchies that were asked for lately, within a bound on memory; each is built once, however many ask at the same time.</summary>
/// <remarks>Safe to use from several threads. At most two are built at a time.</remarks>
internal sealed class GraphCache : IDisposable
{
    private const long Budget = 384L << 20;

    private readonly SemaphoreSlim _building = new(2);
    private readonly Lock _gate = new();

    // Under _gate; the last used is at the end.
    private readonly LinkedList<(string Key, BuiltGraph Graph)> _order = [];
    private readonly Dictionary<string, LinkedListNode<(string Key, BuiltGraph Graph)>> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<BuiltGraph>> _underWay = new(StringComparer.Ordinal);
    private long _weight;

    /// <summary>What is known under a key; null when nothing is, or no longer.</summary>
    public BuiltGraph? Find(string key)
    {
        lock (_gate)
        {
            if (!_known.TryGetValue(key, out var node))
            {
                return null;
            }

            _order.Remove(node);
            _order.AddLast(node);
            return node.Value.Graph;
        }
    }

    /// <summary>What is known under a key, else what is built.</summary>
    public Task<BuiltGraph> GetAsync(string key, Func<Task<GraphHierarchy>> build)
    {
        if (Find(key) is { } known)
        {
            return Task.FromResult(known);
        }

        lock (_gate)
        {
            if (!_underWay.TryGetValue(key, out var task))
            {
                _underWay.Add(key, task = Task.Run(() => BuildAsync(key, build)));
            }

            return task;
        }
    }

    public void Dispose() => _building.Dispose();

    private async Task<BuiltGraph> BuildAsync(string key, Func<Task<GraphHierarchy>> build)
    {
        await _building.WaitAsync();
        try
        {
            var graph = new BuiltGraph(await build());
            Keep(key, graph);
            return graph;
        }
        finally
        {
            _building.Release();
            lock (_gate)
            {
                _underWay.Remove(key);
            }
        }
    }

    private void Keep(string key, BuiltGraph graph)
    {
        lock (_gate)
        {
            if (_known.ContainsKey(key))
            {
                return;
            }

            _known.Add(key, _order.AddLast((key, graph)));
            _weight += graph.Weight;
            while (_weight > Budget && _order.First is { } oldest && _order.Count > 1)
            {
                _order.RemoveFirst();
                _known.Remove(oldest.Value.Key);
                _weight -= oldest.Value.Graph.Weight;
            }
        }
    }
}
