using static TorchSharp.torch;

namespace Training.Core.Transfer;

/// <summary>Freezes and unfreezes parameters by name: frozen ones get no gradient, and the optimizer leaves them alone.</summary>
/// <remarks>
/// In patterns <c>*</c> stands for anything, and a name matches with all that lies below it: <c>layer1</c>, <c>*.bn*</c>, <c>*</c>. An optimizer made with every
/// parameter goes on working; frozen ones lose their gradients, so that neither momentum nor weight decay moves them. Frozen batch normalisation also needs
/// <see cref="FrozenBatchNorm"/>.
/// </remarks>
public static class Freezing
{
    /// <summary>Freezes what matches any of the patterns.</summary>
    /// <returns>How many parameters match.</returns>
    /// <exception cref="ArgumentException">A pattern matches nothing, which is a typing error.</exception>
    public static int Freeze(this nn.Module model, params ReadOnlySpan<string> patterns) => Set(model, patterns, isTrainable: false);

    /// <summary>Unfreezes what matches any of the patterns.</summary>
    /// <inheritdoc cref="Freeze"/>
    public static int Unfreeze(this nn.Module model, params ReadOnlySpan<string> patterns) => Set(model, patterns, isTrainable: true);

    /// <summary>Freezes everything but what matches: the usual start of transfer learning, <c>model.FreezeExcept("fc")</c>.</summary>
    /// <returns>How many parameters stay trainable.</returns>
    /// <exception cref="ArgumentException">A pattern matches nothing, which is a typing error.</exception>
    public static int FreezeExcept(this nn.Module model, params ReadOnlySpan<string> patterns)
    {
        foreach (var pattern in patterns)
        {
            Check(model, new NamePattern(pattern));
        }

        model.Freeze("*");
        return model.Unfreeze(patterns);
    }

    private static int Set(nn.Module model, ReadOnlySpan<string> patterns, bool isTrainable)
    {
        ArgumentNullException.ThrowIfNull(model);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pattern in patterns)
        {
            names.UnionWith(Check(model, new NamePattern(pattern)));
        }

        foreach (var (name, parameter) in model.named_parameters())
        {
            if (names.Contains(name))
            {
                parameter.requires_grad = isTrainable;
                if (!isTrainable)
                {
                    parameter.grad = null;
                }
            }
        }

        return names.Count;
    }

    private static List<string> Check(nn.Module model, NamePattern pattern)
    {
        List<string> matches = [.. model.named_parameters().Select(named => named.name).Where(pattern.Matches)];
        return matches.Count > 0
            ? matches
            : throw new ArgumentException($"No parameter matches {pattern}; the model has {string.Join(", ", model.named_parameters().Select(named => named.name).Take(20))} …", nameof(pattern));
    }
}
