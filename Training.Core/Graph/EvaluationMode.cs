using static TorchSharp.torch;

namespace Training.Core.Graph;

/// <summary>Puts a model into evaluation mode without gradients, so that looking at it changes nothing of it, and back as it was when disposed.</summary>
internal sealed class EvaluationMode : IDisposable
{
    private readonly List<(nn.Module Module, bool WasTraining)> _modes;
    private readonly IDisposable _withoutGradients = no_grad();

    public EvaluationMode(nn.Module model)
    {
        _modes = [.. ModuleHooks.Modules(model).Select(named => (named.Module, named.Module.training))];
        model.eval();
    }

    public void Dispose()
    {
        // Parents come before their children, whose mode they set along: the children's own comes last and holds.
        foreach (var (module, wasTraining) in _modes)
        {
            module.train(wasTraining);
        }

        _withoutGradients.Dispose();
    }
}
