using System.Globalization;
using EventFormat.Writing;
using static TorchSharp.torch;

namespace Training.Core.Logging;

/// <summary>Logs the numbers in tensors as tables.</summary>
public static class TensorTexts
{
    private const int MaxRows = 256;
    private const int MaxColumns = 64;

    /// <summary>Logs a small matrix, or a vector as one row, as a table of its numbers.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="numbers">(rows, columns) or (columns): at most 256 by 64.</param>
    /// <param name="step">The step.</param>
    /// <param name="header">Names of the columns; their numbers by default.</param>
    /// <param name="wallTime">Seconds since the Unix epoch; now by default.</param>
    /// <exception cref="ArgumentException">The tensor is of another shape, or there are not as many names as columns.</exception>
    public static void AddTable(
        this SummaryWriter writer, string tag, Tensor numbers, long step, IReadOnlyList<string>? header = null, double? wallTime = null)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var shape = numbers.shape;
        var (rows, columns) = shape switch
        {
            [var only and <= MaxColumns] => (1, (int)only),
            [var first and <= MaxRows, var second and <= MaxColumns] => ((int)first, (int)second),
            _ => throw new ArgumentException($"A tensor of shape [{string.Join(", ", shape)}] is no table of at most {MaxRows} by {MaxColumns}.", nameof(numbers)),
        };
        header ??= [.. Enumerable.Range(0, columns).Select(column => column.ToString(CultureInfo.InvariantCulture))];
        if (header.Count != columns)
        {
            throw new ArgumentException($"There are {header.Count} names for {columns} columns.", nameof(header));
        }

        using var host = HostTensor.OfNumbers(numbers);
        var cells = host.Type == ScalarType.Float64
            ? Array.ConvertAll(host.Elements<double>().ToArray(), number => number.ToString("G6", CultureInfo.InvariantCulture))
            : Array.ConvertAll(host.Elements<float>().ToArray(), number => number.ToString("G6", CultureInfo.InvariantCulture));
        writer.AddTable(tag, header, Enumerable.Range(0, rows).Select(row => (IReadOnlyList<string>)cells.AsSpan(row * columns, columns).ToArray()), step, wallTime);
    }
}
