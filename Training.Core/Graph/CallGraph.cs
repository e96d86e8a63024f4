using EventFormat.Protos;
using EventFormat.Writing;
using static TorchSharp.torch;

namespace Training.Core.Graph;

/// <summary>A graph of the modules that a forward pass called, where single operations cannot be seen.</summary>
/// <remarks>
/// Tensors are told apart by where their elements lie, which views share; everything is kept alive meanwhile, so that no address comes twice. A tensor that something
/// between two modules computed (an addition, say) has no module it came from: its reader then waits for the module that ended last.
/// </remarks>
internal sealed class CallGraph(nn.Module model)
{
    private readonly GraphBuilder _graph = new();
    private readonly NodeNames _names = new(model.GetName());
    private readonly Dictionary<nint, string> _producers = [];
    private string? _last;

    /// <summary>Runs the forward pass and draws it; arguments as for <see cref="OperationGraph.Trace"/>.</summary>
    public GraphDef Trace(Func<Tensor> forward, IEnumerable<(string Name, Tensor Tensor)> inputs)
    {
        foreach (var (name, tensor) in inputs)
        {
            var node = _names.Next($"input/{name}");
            _graph.AddNode(node, "IO Node", [], [tensor.shape]);
            _producers[NativeTensor.Elements(tensor)] = node;
        }

        using var kept = NewDisposeScope();
        using var hooks = new ModuleHooks(model, _ => { }, Draw);
        var output = forward();
        _graph.AddNode("output/output", "IO Node", Inputs([output]), [output.shape]);
        return _graph.Build();
    }

    private void Draw(ModuleCall call, IReadOnlyList<Tensor> outputs)
    {
        if (call.Module.named_children().Any())
        {
            return; // a scope
        }

        var scope = _names.ScopeOf(call.Name);
        var inputs = Inputs(call.Inputs);
        foreach (var (name, parameter) in call.Module.named_parameters())
        {
            var node = _names.Next($"{scope}/{name}");
            _graph.AddNode(node, "Parameter", [], [parameter.shape]);
            inputs.Add(node);
        }

        var type = call.Module.GetName();
        _last = _names.Next($"{scope}/{type}");
        _graph.AddNode(_last, type, inputs, outputs.Select(output => (IReadOnlyList<long>)output.shape));
        foreach (var output in outputs)
        {
            _producers[NativeTensor.Elements(output.alias())] = _last; // the alias keeps the elements where they are
        }
    }

    private List<string> Inputs(IEnumerable<Tensor> tensors)
    {
        var inputs = new List<string>();
        foreach (var tensor in tensors)
        {
            if (_producers.TryGetValue(NativeTensor.Elements(tensor), out var producer))
            {
                inputs.Add(producer);
            }
            else if (_last is not null && !inputs.Contains($"^{_last}"))
            {
                inputs.Add($"^{_last}");
            }
        }

        // A graph has what values come in first, then what is only waited for.
        return [.. inputs.OrderBy(input => input[0] == '^')];
    }
}
