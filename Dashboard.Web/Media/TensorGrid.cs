namespace Dashboard.Web.Media;

/// <summary>A tensor as a picture of bounded size: rows are all dimensions but the last, columns the last; a cell is the mean of the finite numbers it stands for.</summary>
/// <param name="Rows">Rows of the picture.</param>
/// <param name="Columns">Columns of the picture.</param>
/// <param name="Cells">Row by row; NaN where no number is finite.</param>
internal sealed record TensorGrid(int Rows, int Columns, double[] Cells)
{
    private const int MaxRows = 96;
    private const int MaxColumns = 192;

    /// <summary>Null for a tensor without numbers.</summary>
    public static TensorGrid? Of(IReadOnlyList<long> shape, IReadOnlyList<double> numbers)
    {
        if (numbers.Count == 0)
        {
            return null;
        }

        var width = shape.Count == 0 ? 1 : (int)shape[^1];
        var height = numbers.Count / width;
        var (rows, columns) = (Math.Min(height, MaxRows), Math.Min(width, MaxColumns));
        var (sums, counts) = (new double[rows * columns], new int[rows * columns]);
        for (var i = 0; i < numbers.Count; i++)
        {
            if (double.IsFinite(numbers[i]))
            {
                var cell = ((int)((long)(i / width) * rows / height) * columns) + (int)((long)(i % width) * columns / width);
                counts[cell]++;
                sums[cell] += (numbers[i] - sums[cell]) / counts[cell];
            }
        }

        for (var cell = 0; cell < sums.Length; cell++)
        {
            sums[cell] = counts[cell] == 0 ? double.NaN : sums[cell];
        }

        return new TensorGrid(rows, columns, sums);
    }
}
