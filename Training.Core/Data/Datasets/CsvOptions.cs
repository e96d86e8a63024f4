namespace Training.Core.Data.Datasets;

/// <summary>Which columns of a CSV file are what.</summary>
public sealed record CsvOptions
{
    /// <summary>The columns that become the target: one or more numbers, or one class name with <see cref="IsClassification"/>.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>The columns that become the input, in this order; by default all that are no target.</summary>
    public IReadOnlyList<string>? Inputs { get; init; }

    /// <summary>Whether the target is a class, by name or by number: an int64 index into <see cref="CsvDataset.Classes"/>. Otherwise targets are float32.</summary>
    public bool IsClassification { get; init; }

    /// <summary>The classes in their order, when the file's own (sorted) are not to be used: those of the training file, say.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>What stands between fields.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>Whether an empty field is a missing number, NaN; otherwise it is an error.</summary>
    public bool AllowMissing { get; init; }
}
