using static TorchSharp.torch;

namespace Training.Core.Transfer;

/// <summary>Loads weights that were trained elsewhere into a model.</summary>
public static class PretrainedWeights
{
    /// <summary>Copies every tensor whose name and shape fit into the model, in place and on the model's device, and says what did not fit.</summary>
    /// <param name="model">The model.</param>
    /// <param name="tensors">Names and tensors, such as <see cref="Weights.StateDict.Load"/> reads; they stay the caller's.</param>
    /// <param name="mapping">What the file's names are in the model; the same by default.</param>
    /// <returns>The report. Nothing throws for what does not fit: see <see cref="PretrainedReport.ThrowIfIncomplete"/>.</returns>
    /// <exception cref="ArgumentException">Two names in the file are mapped to one.</exception>
    public static PretrainedReport LoadPretrained(this nn.Module model, IReadOnlyDictionary<string, Tensor> tensors, NameMapping? mapping = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tensors);
        var (mapped, dropped) = Map(tensors, mapping ?? new NameMapping());
        var (loaded, missing, mismatched) = (new List<string>(), new List<string>(), new List<TensorMismatch>());
        using var outside = no_grad();
        foreach (var (name, own) in model.state_dict())
        {
            if (!mapped.Remove(name, out var given))
            {
                missing.Add(name);
            }
            else if (Fits(own, given))
            {
                using var shaped = given.reshape(own.shape);
                own.copy_(shaped);
                loaded.Add(name);
            }
            else
            {
                mismatched.Add(new TensorMismatch(name, Describe(own), Describe(given)));
            }
        }

        return new PretrainedReport(loaded, missing, [.. mapped.Keys], mismatched, dropped);
    }

    private static (Dictionary<string, Tensor> Mapped, List<string> Dropped) Map(IReadOnlyDictionary<string, Tensor> tensors, NameMapping mapping)
    {
        var mapped = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        var dropped = new List<string>();
        foreach (var (name, tensor) in tensors)
        {
            var target = mapping.Map(name);
            if (target is null)
            {
                dropped.Add(name);
            }
            else if (!mapped.TryAdd(target, tensor))
            {
                throw new ArgumentException($"The mapping makes {target} of {name} and of another name.", nameof(mapping));
            }
        }

        return (mapped, dropped);
    }

    /// <summary>Same shape (a counter is a scalar here and a vector of one there) and the same kind of number, in whatever precision.</summary>
    private static bool Fits(Tensor own, Tensor given) =>
        (own.shape.AsSpan().SequenceEqual(given.shape) || (own.numel() == 1 && given.numel() == 1))
        && own.is_floating_point() == given.is_floating_point() && own.is_complex() == given.is_complex();

    private static string Describe(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}] {tensor.dtype}";
}
