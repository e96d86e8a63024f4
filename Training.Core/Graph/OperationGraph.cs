using EventFormat.Protos;
using EventFormat.Writing;
using static TorchSharp.torch;

namespace Training.Core.Graph;

/// <summary>A graph of the operations that a forward pass ran: nodes in the scopes of their modules, edges where tensors went.</summary>
internal sealed class OperationGraph(nn.Module model)
{
    private readonly GraphBuilder _graph = new();
    private readonly NodeNames _names = new(ModuleHooks.TypeOf(model));
    private readonly Dictionary<nint, string> _producers = [];
    private readonly Dictionary<nint, (string Name, long[] Shape)> _stored = [];

    /// <summary>Runs the forward pass and draws it.</summary>
    /// <param name="forward">Gives the model's output; what it makes belongs to a dispose scope around it.</param>
    /// <param name="inputs">The tensors that the forward pass starts from.</param>
    public GraphDef Trace(Func<Tensor> forward, IEnumerable<(string Name, Tensor Tensor)> inputs)
    {
        foreach (var (name, tensor) in inputs)
        {
            _producers[NativeTensor.Implementation(tensor)] = Add($"input/{name}", "IO Node", [], tensor.shape);
        }

        foreach (var (name, tensor) in model.named_parameters().Select(named => (named.name, (Tensor)named.parameter)).Concat(model.named_buffers()))
        {
            _stored[NativeTensor.Implementation(tensor)] = (name, tensor.shape);
        }

        var scopes = new Stack<string>();
        using var recorder = new OperationRecorder();
        using var hooks = new ModuleHooks(
            model,
            call =>
            {
                scopes.Push(recorder.Scope);
                recorder.Scope = call.Name;
            },
            (_, _) => recorder.Scope = scopes.Pop());
        var output = forward();
        var result = NativeTensor.Implementation(output);
        Draw([.. recorder.Operations]);
        Add("output/output", "IO Node", _producers.TryGetValue(result, out var last) ? [last] : [], output.shape);
        return _graph.Build();
    }

    private void Draw(IReadOnlyList<TracedOperation> operations)
    {
        foreach (var operation in operations.Where(operation => operation.Outputs.Count > 0))
        {
            var scope = _names.ScopeOf(operation.Scope);
            List<string> inputs = [.. operation.Inputs.Select(input => Producer(input, scope))];
            var name = _names.Next($"{scope}/{operation.Name[(operation.Name.LastIndexOf(':') + 1)..]}");
            _graph.AddNode(name, operation.Name, inputs, operation.Outputs.Select(output => (IReadOnlyList<long>)output.Shape));
            foreach (var (implementation, _) in operation.Outputs)
            {
                _producers[implementation] = name;
            }
        }
    }

    /// <summary>The node that a tensor came from: an operation or an input, else a parameter or buffer, else something made outside of what was recorded.</summary>
    private string Producer(nint tensor, string scope)
    {
        if (_producers.TryGetValue(tensor, out var known))
        {
            return known;
        }

        var isStored = _stored.TryGetValue(tensor, out var stored);
        var name = isStored ? Add(_names.ScopeOf(stored.Name), "Parameter", [], stored.Shape) : Add($"{scope}/constant", "Constant", [], null);
        _producers[tensor] = name;
        return name;
    }

    private string Add(string wanted, string operation, IReadOnlyList<string> inputs, long[]? shape)
    {
        var name = _names.Next(wanted);
        _graph.AddNode(name, operation, inputs, shape is null ? null : [shape]);
        return name;
    }
}
