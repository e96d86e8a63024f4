using System.Globalization;
using System.Runtime.InteropServices;
using CsvHelper;

namespace Training.Core.Data.Datasets;

/// <summary>The columns of a CSV file that a data set wants, read in one pass.</summary>
internal sealed class CsvTable
{
    private readonly string _name;
    private readonly CsvOptions _options;
    private readonly List<float> _inputs = [];
    private readonly List<float> _targets = [];

    private CsvTable(string name, CsvOptions options, IReadOnlyList<string> inputColumns)
    {
        _name = name;
        _options = options;
        InputColumns = inputColumns;
    }

    public IReadOnlyList<string> InputColumns { get; }

    /// <summary>Row after row.</summary>
    public ReadOnlySpan<float> Inputs => CollectionsMarshal.AsSpan(_inputs);

    /// <summary>Row after row; nothing when targets are classes.</summary>
    public ReadOnlySpan<float> Targets => CollectionsMarshal.AsSpan(_targets);

    /// <summary>The class of each row; nothing when targets are numbers.</summary>
    public List<string> Labels { get; } = [];

    public int Rows { get; private set; }

    /// <exception cref="InvalidDataException">The file is not what the options say; the message names file, line and column.</exception>
    public static CsvTable Read(TextReader text, string name, CsvOptions options)
    {
        try
        {
            using var csv = CsvReader.Create(text, new CsvReaderOptions
            {
                Separator = options.Delimiter,
                FieldCountMismatch = CsvFieldCountHandling.Throw,
                MalformedData = CsvMalformedDataHandling.Throw,
                TrackLineNumbers = true,
            }, leaveOpen: true);
            return Read(csv, name, options);
        }
        catch (CsvFormatException e)
        {
            throw new InvalidDataException($"{name}: {e.Message}", e);
        }
    }

    private static CsvTable Read(CsvReader csv, string name, CsvOptions options)
    {
        var header = csv.Headers;
        if (header.Count == 0)
        {
            throw new InvalidDataException($"{name} is empty: its first line must name the columns.");
        }

        var table = new CsvTable(name, options, options.Inputs ?? [.. header.Except(options.Targets)]);
        int[] inputs = [.. table.InputColumns.Select(Place)], targets = [.. options.Targets.Select(Place)];
        while (csv.Read())
        {
            table.Append(csv, inputs, targets);
        }

        return table;

        int Place(string column) => csv.TryGetFieldIndex(column, out var place)
            ? place
            : throw new InvalidDataException($"{name} has no column '{column}'; it has {string.Join(", ", header)}.");
    }

    private void Append(CsvReader csv, int[] inputs, int[] targets)
    {
        foreach (var place in inputs)
        {
            _inputs.Add(Number(csv, place));
        }

        if (_options.IsClassification)
        {
            Labels.Add(Label(csv, targets[0]));
        }
        else
        {
            foreach (var place in targets)
            {
                _targets.Add(Number(csv, place));
            }
        }

        Rows++;
    }

    private float Number(CsvReader csv, int place)
    {
        var field = csv.GetSpan(place);
        if (float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        return _options.AllowMissing && field.Trim((byte)' ').IsEmpty
            ? float.NaN
            : throw Bad(csv, place, $"'{csv.GetString(place)}' is not a number");
    }

    private string Label(CsvReader csv, int place)
    {
        var label = csv.GetString(place);
        return _options.Classes?.Contains(label) != false
            ? label
            : throw Bad(csv, place, $"'{label}' is none of the classes {string.Join(", ", _options.Classes)}");
    }

    private InvalidDataException Bad(CsvReader csv, int place, string why) => new($"{_name}, line {csv.LineNumber}, column '{csv.Headers[place]}': {why}.");
}
