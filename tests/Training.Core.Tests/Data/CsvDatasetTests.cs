using Training.Core.Data.Datasets;

namespace Training.Core.Tests.Data;

public class CsvDatasetTests
{
    [Fact]
    public void Read_Classification_ClassesAreSortedAndNumbered()
    {
        using var data = Read("size,kind,\"the weight\"\n1.5,cat,-2\n\n3e1,\"a \"\"big\"\" dog\",0\r\n0,cat,7\n", new CsvOptions { Targets = ["kind"], IsClassification = true });
        Assert.Equal(["size", "the weight"], data.InputColumns);
        Assert.Equal(["a \"big\" dog", "cat"], data.Classes);
        using var batch = data.GetItems([0, 1, 2]);
        Assert.Equal([1.5f, -2, 30, 0, 0, 7], batch.Input.data<float>().ToArray());
        Assert.Equal([1L, 0, 1], batch.Target.data<long>().ToArray());
    }

    [Fact]
    public void Read_Regression_ColumnsInTheGivenOrder()
    {
        using var one = Read("a;b;c\n1;2;3\n4;5;6\n", new CsvOptions { Inputs = ["c", "a"], Targets = ["b"], Delimiter = ';' });
        using var first = one.GetItems([0, 1]);
        Assert.Equal([3f, 1, 6, 4], first.Input.data<float>().ToArray());
        Assert.Equal([2], first.Target.shape);
        using var two = Read("a,b,c\n1,2,\n", new CsvOptions { Targets = ["b", "a"], AllowMissing = true });
        using var second = two.GetItems([0]);
        Assert.Equal([2f, 1], second.Target.data<float>().ToArray());
        Assert.True(float.IsNaN(second.Input.data<float>().ToArray()[0]));
    }

    [Theory]
    [InlineData("", "data.csv is empty: its first line must name the columns.")]
    [InlineData("a,b\n1,2\nx,3\n", "data.csv, line 3, column 'a': 'x' is not a number.")]
    [InlineData("a,b\n1,2\n,3\n", "data.csv, line 3, column 'a': '' is not a number.")]
    [InlineData("a,c\n1,2\n", "data.csv has no column 'b'; it has a, c.")]
    public void Read_Wrong_SaysWhere(string text, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => Read(text, new CsvOptions { Targets = ["b"] })).Message);

    [Theory]
    [InlineData("a,b\n1,2\n3\n")]
    [InlineData("a,b\n1,2,3\n")]
    [InlineData("a,b\n1,\"2\n")]
    public void Read_RaggedOrUnclosed_IsInvalid(string text) =>
        Assert.StartsWith("data.csv: ", Assert.Throws<InvalidDataException>(() => Read(text, new CsvOptions { Targets = ["b"] })).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_ClassUnknown_SaysWhere()
    {
        var options = new CsvOptions { Targets = ["b"], IsClassification = true, Classes = ["yes", "no"] };
        using var data = Read("a,b\n1,no\n", options);
        using var sample = data[0];
        Assert.Equal(1, sample.Target.item<long>());
        Assert.Equal("data.csv, line 2, column 'b': 'maybe' is none of the classes yes, no.", Assert.Throws<InvalidDataException>(() => Read("a,b\n1,maybe\n", options)).Message);
    }

    [Fact]
    public void Read_HeaderOnly_IsEmpty()
    {
        using var data = Read("a,b\n", new CsvOptions { Targets = ["b"] });
        Assert.Equal(0, data.Count);
    }

    private static CsvDataset Read(string text, CsvOptions options) => CsvDataset.Read(new StringReader(text), "data.csv", options);
}
