using static TorchSharp.torch;

namespace Training.Core.Data.Datasets;

/// <summary>The rows of a CSV file with a header (RFC 4180), read into memory as float32.</summary>
/// <remarks>Inputs have the shape (columns); targets (columns) too, or none with one column or with classes. Numbers are written with a decimal point.</remarks>
public sealed class CsvDataset : TensorDataset
{
    private CsvDataset(Tensor input, Tensor target, IReadOnlyList<string> inputColumns, IReadOnlyList<string>? classes)
        : base(input, target)
    {
        InputColumns = inputColumns;
        Classes = classes;
    }

    /// <summary>The columns of an input, in order.</summary>
    public IReadOnlyList<string> InputColumns { get; }

    /// <summary>What the targets' numbers stand for, with classification.</summary>
    public IReadOnlyList<string>? Classes { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is not what the options say; the message names line and column.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static CsvDataset Read(string path, CsvOptions options)
    {
        using var text = File.OpenText(path);
        return Read(text, Path.GetFileName(path), options);
    }

    /// <summary>Reads from a text.</summary>
    /// <param name="text">With a first line that names the columns.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="options">Which columns are what.</param>
    /// <exception cref="InvalidDataException">It is not what the options say; the message names line and column.</exception>
    public static CsvDataset Read(TextReader text, string name, CsvOptions options)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Targets.Count == 0 || (options.IsClassification && options.Targets.Count != 1))
        {
            throw new ArgumentException("Classification needs one target column, regression at least one.", nameof(options));
        }

        var table = CsvTable.Read(text, name, options);
        using var input = Matrix(table.Inputs, table.Rows, table.InputColumns.Count);
        if (!options.IsClassification)
        {
            using var matrix = Matrix(table.Targets, table.Rows, options.Targets.Count);
            using var numbers = options.Targets.Count == 1 ? matrix.squeeze(1) : matrix.alias();
            return new CsvDataset(input, numbers, table.InputColumns, classes: null);
        }

        var classes = options.Classes ?? [.. table.Labels.Distinct().Order(StringComparer.Ordinal)];
        var numberOf = classes.Index().ToDictionary(pair => pair.Item, pair => (long)pair.Index);
        using var target = tensor(table.Labels.Select(label => numberOf[label]).ToArray());
        return new CsvDataset(input, target, table.InputColumns, classes);
    }

    private static Tensor Matrix(ReadOnlySpan<float> values, int rows, int columns) => tensor(values.ToArray(), [rows, columns]);
}
