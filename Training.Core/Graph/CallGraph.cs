using EventFormat.Protos;
using EventFormat.Writing;
using static TorchSharp.torch;

namespace Training.Core.Graph;

/// <summary>A graph of the modules that a forward pass called, where single operations cannot be seen.</summary>
/// <remarks>
/// Tensors are told apart by where their elements lie, which views share; everything is kept alive meanwhile, so that no address comes twice. A tensor that
/// something between the modules computed (an addition, say) comes from a node <c>functional</c>, which is taken to have read what no module has read so far.
/// </remarks>
internal sealed class CallGraph(nn.Module model)
{
    private readonly GraphBuilder _graph = new();
    private readonly NodeNames _names = new(ModuleHooks.TypeOf(model));
    private readonly Dictionary<nint, string> _producers = [];
    private readonly Stack<Frame> _frames = new();
    private readonly List<Tensor> _kept = []; // not in a dispose scope: a forward pass has scopes of its own, which end before it does

    /// <summary>Runs the forward pass and draws it; arguments as for <see cref="OperationGraph.Trace"/>.</summary>
    public GraphDef Trace(Func<Tensor> forward, IEnumerable<(string Name, Tensor Tensor)> inputs)
    {
        _frames.Push(new Frame("", []));
        try
        {
            foreach (var (name, tensor) in inputs)
            {
                Produce(Add($"input/{name}", "IO Node", [], [tensor]), tensor);
            }

            using var hooks = new ModuleHooks(model, Enter, Exit);
            var output = forward();
            Add("output/output", "IO Node", [Read(output)], [output]);
            return _graph.Build();
        }
        finally
        {
            _kept.ForEach(tensor => tensor.Dispose());
        }
    }

    private void Enter(ModuleCall call)
    {
        List<string> inputs = [.. call.Inputs.Select(Read).Distinct()];
        _frames.Push(new Frame(call.Name, inputs));
    }

    private void Exit(ModuleCall call, IReadOnlyList<Tensor> outputs)
    {
        var isLeaf = !call.Module.named_children().Any();
        var node = isLeaf ? Leaf(call, outputs) : null;
        List<string> producers = [.. outputs.Select(output => node ?? Read(output))];
        _frames.Pop();
        foreach (var (output, producer) in outputs.Zip(producers))
        {
            Produce(producer, output);
        }
    }

    private string Leaf(ModuleCall call, IReadOnlyList<Tensor> outputs)
    {
        var scope = _names.ScopeOf(call.Name);
        List<string> parameters = [.. call.Module.named_parameters().Select(named => Add($"{scope}/{named.name}", "Parameter", [], [named.parameter]))];
        var type = ModuleHooks.TypeOf(call.Module);
        return Add($"{scope}/{type}", type, [.. _frames.Peek().Inputs, .. parameters], outputs);
    }

    /// <summary>The node that a tensor came from, which now has a reader.</summary>
    private string Read(Tensor tensor)
    {
        var frame = _frames.Peek();
        if (!_producers.TryGetValue(NativeTensor.Elements(tensor), out var producer))
        {
            var read = frame.Unread.Count > 0 ? frame.Unread : frame.Inputs;
            producer = Add($"{_names.ScopeOf(frame.Module)}/functional", "Functional", [.. read], [tensor]);
            frame.Unread.Clear();
            Produce(producer, tensor);
        }

        foreach (var one in _frames)
        {
            one.Unread.Remove(producer);
        }

        return producer;
    }

    private void Produce(string producer, Tensor tensor)
    {
        var alias = tensor.alias().DetachFromDisposeScope(); // keeps the elements where they are
        _kept.Add(alias);
        _producers[NativeTensor.Elements(alias)] = producer;
        _frames.Peek().Unread.Add(producer);
    }

    private string Add(string wanted, string operation, IReadOnlyList<string> inputs, IReadOnlyList<Tensor> outputs)
    {
        var name = _names.Next(wanted);
        _graph.AddNode(name, operation, inputs, outputs.Select(output => (IReadOnlyList<long>)output.shape));
        return name;
    }

    /// <summary>A module that is being called.</summary>
    /// <param name="Module">Its dotted name.</param>
    /// <param name="Inputs">Where its inputs came from.</param>
    private sealed record Frame(string Module, IReadOnlyList<string> Inputs)
    {
        /// <summary>Nodes of this call whose outputs nothing has read yet.</summary>
        public List<string> Unread { get; } = [];
    }
}
