using System.Text;

namespace Training.Core.Transfer;

/// <summary>What came of loading a state dict into a model.</summary>
/// <param name="Loaded">Tensors of the model that were loaded.</param>
/// <param name="Missing">Tensors of the model that the file has not: they stay as they were.</param>
/// <param name="Unexpected">Tensors of the file, by their mapped names, that the model has not.</param>
/// <param name="Mismatched">Tensors that both have in different shapes: they stay as they were.</param>
/// <param name="Dropped">Tensors of the file that the mapping left out.</param>
public sealed record PretrainedReport(
    IReadOnlyList<string> Loaded,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Unexpected,
    IReadOnlyList<TensorMismatch> Mismatched,
    IReadOnlyList<string> Dropped)
{
    /// <summary>Every tensor of the model was loaded, and every one of the file that was not dropped was used.</summary>
    public bool IsComplete => Missing.Count == 0 && Unexpected.Count == 0 && Mismatched.Count == 0;

    /// <summary>Insists on a complete load.</summary>
    /// <exception cref="InvalidOperationException">It was not; the message is the report.</exception>
    public PretrainedReport ThrowIfIncomplete() =>
        IsComplete ? this : throw new InvalidOperationException($"The weights are not this model's. {this}");

    /// <summary>The report as text, a line per kind of outcome.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"Loaded {Loaded.Count}");
        Append(text, "missing", Missing);
        Append(text, "unexpected", Unexpected);
        Append(text, "mismatched", [.. Mismatched.Select(one => $"{one.Name} ({one.Found} in the file, {one.Expected} in the model)")]);
        Append(text, "dropped", Dropped);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string what, IReadOnlyList<string> names)
    {
        if (names.Count > 0)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n{names.Count} {what}: ").AppendJoin(", ", names);
        }
    }
}
