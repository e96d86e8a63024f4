using EventFormat.Tools;
using Parquet;
using Parquet.Schema;

namespace Dashboard.Web.Cli.Export;

/// <summary>Writes scalars as a Parquet file of the columns run, tag, step, wall_time, value; a row group at a time.</summary>
/// <remarks>NaN and infinities are kept as such. The stream stays the caller's and must be seekable. Not thread-safe.</remarks>
internal sealed class ParquetScalarWriter : IAsyncDisposable
{
    private const int RowsPerGroup = 128 * 1024;
    private static readonly DataField Run = new("run", typeof(string), isNullable: false);
    private static readonly DataField Tag = new("tag", typeof(string), isNullable: false);
    private static readonly DataField<long> Step = new("step");
    private static readonly DataField<double> WallTime = new("wall_time");
    private static readonly DataField<double> Value = new("value");

    private readonly ParquetWriter _file;
    private readonly string[] _runs = new string[RowsPerGroup];
    private readonly string[] _tags = new string[RowsPerGroup];
    private readonly long[] _steps = new long[RowsPerGroup];
    private readonly double[] _wallTimes = new double[RowsPerGroup];
    private readonly double[] _values = new double[RowsPerGroup];
    private int _rows;

    private ParquetScalarWriter(ParquetWriter file) => _file = file;

    public static async Task<ParquetScalarWriter> CreateAsync(Stream target, CancellationToken cancellation) =>
        new(await ParquetWriter.CreateAsync(new ParquetSchema(Run, Tag, Step, WallTime, Value), target, cancellationToken: cancellation));

    public void Write(ExportedSeries series, ScalarPoint point)
    {
        if (_rows == RowsPerGroup)
        {
            // The reading side hands points on synchronously, and a console program has no other work to go on with.
            WriteGroupAsync().GetAwaiter().GetResult();
        }

        _runs[_rows] = series.Run;
        _tags[_rows] = series.Tag;
        _steps[_rows] = point.Step;
        _wallTimes[_rows] = point.WallTime;
        _values[_rows] = point.Value;
        _rows++;
    }

    public async ValueTask DisposeAsync()
    {
        await WriteGroupAsync();
        await _file.DisposeAsync();
    }

    private async Task WriteGroupAsync()
    {
        if (_rows == 0)
        {
            return;
        }

        using var group = _file.CreateRowGroup();
        await group.WriteAsync(Run, new ArraySegment<string>(_runs, 0, _rows));
        await group.WriteAsync(Tag, new ArraySegment<string>(_tags, 0, _rows));
        await group.WriteAsync<long>(Step, _steps.AsMemory(0, _rows));
        await group.WriteAsync<double>(WallTime, _wallTimes.AsMemory(0, _rows));
        await group.WriteAsync<double>(Value, _values.AsMemory(0, _rows));
        _rows = 0;
    }
}
