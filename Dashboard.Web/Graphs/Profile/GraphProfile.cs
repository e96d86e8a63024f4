using Dashboard.Web.Graphs.Hierarchy;
using Dashboard.Web.Graphs.Reading;
using EventFormat.Protos;

namespace Dashboard.Web.Graphs.Profile;

/// <summary>What each operation of a graph took in one profiled step.</summary>
/// <param name="Nodes">The nodes that ran.</param>
/// <param name="Micros">Time in its kernels, in microseconds, summed over its executions.</param>
/// <param name="Bytes">Memory that its allocators gave it, in bytes.</param>
/// <param name="Devices">Where each ran: an index into <see cref="DeviceNames"/>.</param>
/// <param name="Shapes">Shape of its first output as it was; an index into <see cref="ShapeTexts"/>.</param>
/// <param name="DeviceNames">The first is the empty word.</param>
/// <param name="ShapeTexts">The first is the empty word.</param>
/// <param name="Unknown">Executions of operations that the graph lacks.</param>
internal sealed record GraphProfile(
    IReadOnlyList<int> Nodes,
    IReadOnlyList<double> Micros,
    IReadOnlyList<long> Bytes,
    IReadOnlyList<int> Devices,
    IReadOnlyList<int> Shapes,
    IReadOnlyList<string> DeviceNames,
    IReadOnlyList<string> ShapeTexts,
    int Unknown)
{
    /// <summary>Joins a profile to a graph by the operations' names.</summary>
    /// <remarks>
    /// A GPU reports an operation twice: on its device, as launched, and on pseudo-devices ("…/stream:all", "…memcpy"), as
    /// executed. Those count only for operations that no plain device reports, so that nothing counts twice.
    /// </remarks>
    public static GraphProfile Of(RunMetadata metadata, GraphHierarchy hierarchy)
    {
        var nodes = new Dictionary<string, int>(StringComparer.Ordinal);
        var operations = hierarchy.Graph.Operations;
        for (var i = 0; i < operations.Count; i++)
        {
            nodes[operations[i].Name] = hierarchy.NodeOf[i];
        }

        var builder = new Builder();
        foreach (var device in metadata.StepStats?.DevStats.OrderBy(device => IsPseudo(device.Device)) ?? Enumerable.Empty<DeviceStepStats>())
        {
            foreach (var execution in device.NodeStats)
            {
                builder.Add(nodes.TryGetValue(execution.NodeName, out var node) ? node : -1, device.Device, execution);
            }
        }

        return builder.Finish();
    }

    private static bool IsPseudo(string device) =>
        device.Contains("/stream:", StringComparison.Ordinal) || device.EndsWith("memcpy", StringComparison.OrdinalIgnoreCase);

    private sealed class Builder
    {
        private readonly Dictionary<int, int> _rows = [];
        private readonly List<int> _nodes = [];
        private readonly List<double> _micros = [];
        private readonly List<long> _bytes = [];
        private readonly List<int> _devices = [];
        private readonly List<int> _shapes = [];
        private readonly WordList _deviceNames = new();
        private readonly WordList _shapeTexts = new();
        private int _unknown;

        public void Add(int node, string device, NodeExecStats execution)
        {
            if (node < 0)
            {
                _unknown++;
                return;
            }

            if (!_rows.TryGetValue(node, out var row))
            {
                _rows.Add(node, row = _nodes.Count);
                _nodes.Add(node);
                _micros.Add(0);
                _bytes.Add(0);
                _devices.Add(_deviceNames.NumberOf(device));
                _shapes.Add(execution.Output.Count == 0 ? 0 : _shapeTexts.NumberOf(ShapeText.Of(execution.Output[0].TensorDescription?.Shape)));
            }
            else if (IsPseudo(device) && _deviceNames.Words[_devices[row]] != device)
            {
                return;
            }

            _micros[row] += Micros(execution);
            _bytes[row] += execution.Memory.Sum(memory => Math.Max(0, memory.TotalBytes));
        }

        public GraphProfile Finish() => new(_nodes, _micros, _bytes, _devices, _shapes, _deviceNames.Words, _shapeTexts.Words, _unknown);

        private static double Micros(NodeExecStats execution)
        {
            var nanos = execution.OpEndRelNanos - execution.OpStartRelNanos;
            var micros = execution.OpEndRelMicros - execution.OpStartRelMicros;
            return nanos > 0 ? nanos / 1000.0 : Math.Max(0, micros > 0 ? micros : execution.AllEndRelMicros);
        }
    }
}
