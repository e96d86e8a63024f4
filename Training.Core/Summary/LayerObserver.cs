using Training.Core.Graph;
using static TorchSharp.torch;

namespace Training.Core.Summary;

/// <summary>Collects what calls of a model's modules show of them.</summary>
internal sealed class LayerObserver(nn.Module model)
{
    private readonly Dictionary<nn.Module, Observation> _observed = new(ReferenceEqualityComparer.Instance);

    public void Observe(ModuleCall call, IReadOnlyList<Tensor> outputs)
    {
        List<long[]> inputShapes = [.. call.Inputs.Select(input => input.shape)], outputShapes = [.. outputs.Select(output => output.shape)];
        var multiplyAdds = MultiplyAdds.Of(call.Module, inputShapes, outputShapes);
        var bytes = outputs.Sum(Bytes);
        _observed[call.Module] = _observed.TryGetValue(call.Module, out var before)
            ? before with { Calls = before.Calls + 1, MultiplyAdds = before.MultiplyAdds + multiplyAdds, Bytes = before.Bytes + bytes }
            : new Observation(inputShapes, outputShapes, multiplyAdds, bytes, 1);
    }

    public IReadOnlyList<LayerSummary> Layers() => [.. ModuleHooks.Modules(model).Select(named => Layer(named.Name, named.Module))];

    public static long Bytes(Tensor tensor) => tensor.numel() * tensor.element_size();

    private LayerSummary Layer(string name, nn.Module module)
    {
        var seen = _observed.GetValueOrDefault(module) ?? new Observation([], [], 0, 0, 0);
        var isLeaf = !module.named_children().Any();
        var own = module.named_parameters(recurse: false).Select(named => named.parameter).ToList();
        return new LayerSummary(
            name,
            ModuleHooks.TypeOf(module),
            seen.Inputs,
            seen.Outputs,
            own.Sum(parameter => parameter.numel()),
            own.Where(parameter => parameter.requires_grad).Sum(parameter => parameter.numel()),
            seen.MultiplyAdds,
            seen.Calls,
            isLeaf)
        {
            OutputBytes = isLeaf ? seen.Bytes : 0,
        };
    }

    private sealed record Observation(IReadOnlyList<long[]> Inputs, IReadOnlyList<long[]> Outputs, long MultiplyAdds, long Bytes, int Calls);
}
