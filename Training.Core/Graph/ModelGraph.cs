using EventFormat.Protos;
using EventFormat.Writing;
using static TorchSharp.torch;

namespace Training.Core.Graph;

/// <summary>Draws models as graphs for the graph dashboard, by running them once in evaluation mode without gradients.</summary>
/// <remarks>
/// Operation by operation where libtorch lets itself be watched (Linux on x64; found out once by watching known operations), module by module
/// elsewhere. Scopes are module paths. The model is left as it was; the random number generator, too, unless the model draws in evaluation mode.
/// </remarks>
public static class ModelGraph
{
    /// <summary>Whether graphs are of operations here, rather than of modules.</summary>
    public static bool ShowsOperations => OperationRecorder.Layout is not null;

    /// <summary>Draws a model of one input.</summary>
    /// <param name="model">The model.</param>
    /// <param name="input">An input like those it will get, on its device; a batch of one will do.</param>
    public static GraphDef Trace(nn.Module<Tensor, Tensor> model, Tensor input)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Trace(model, () => model.call(input), ("input", input));
    }

    /// <summary>Draws a model of any signature.</summary>
    /// <param name="model">The model.</param>
    /// <param name="forward">Calls it and gives its output.</param>
    /// <param name="inputs">What the call is given, by name.</param>
    public static GraphDef Trace(nn.Module model, Func<Tensor> forward, params IEnumerable<(string Name, Tensor Tensor)> inputs) =>
        Trace(model, forward, inputs, ShowsOperations);

    /// <summary>Logs the graph of a model of one input.</summary>
    public static void AddGraph(this SummaryWriter writer, nn.Module<Tensor, Tensor> model, Tensor input, double? wallTime = null) =>
        writer.AddGraph(Trace(model, input), wallTime);

    internal static GraphDef Trace(nn.Module model, Func<Tensor> forward, IEnumerable<(string Name, Tensor Tensor)> inputs, bool showsOperations)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(forward);
        ArgumentNullException.ThrowIfNull(inputs);
        using var mode = new EvaluationMode(model);
        using var scope = NewDisposeScope();
        return showsOperations ? new OperationGraph(model).Trace(forward, inputs) : new CallGraph(model).Trace(forward, inputs);
    }
}
