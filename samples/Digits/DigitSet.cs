using System.Globalization;
using System.IO.Compression;
using Training.Core.Data;
using Training.Core.Data.Datasets;
using static TorchSharp.torch;

namespace Digits;

/// <summary>1,797 handwritten digits, 8×8 pixels: inputs (1, 8, 8) from 0 to 1, targets int64.</summary>
public static class DigitSet
{
    /// <summary>Reads the file that lies beside the program.</summary>
    /// <param name="includes">Which digits; all by default.</param>
    /// <param name="limit">How many items at most.</param>
    public static Dataset<Sample> Read(Func<int, bool>? includes = null, int limit = int.MaxValue)
    {
        using var file = new GZipStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "digits.csv.gz")), CompressionMode.Decompress);
        using var text = new StreamReader(file);
        var rows = new List<float[]>();
        while (rows.Count < limit && text.ReadLine() is { } line)
        {
            float[] row = [.. line.Split(',').Select(static value => float.Parse(value, CultureInfo.InvariantCulture))];
            if (includes?.Invoke((int)row[64]) ?? true)
            {
                rows.Add(row);
            }
        }

        using var scope = NewDisposeScope();
        var table = tensor(rows.SelectMany(static row => row).ToArray(), [rows.Count, 65]);
        return new TensorDataset((table[.., ..64] / 16).reshape(-1, 1, 8, 8), table[.., 64].to(ScalarType.Int64));
    }
}
