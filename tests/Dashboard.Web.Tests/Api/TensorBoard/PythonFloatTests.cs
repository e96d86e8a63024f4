using System.Globalization;
using System.Text;
using CsCheck;
using Dashboard.Web.Api.TensorBoard;

namespace Dashboard.Web.Tests.Api.TensorBoard;

public sealed class PythonFloatTests
{
    [Theory]
    [InlineData(0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1, "1.0")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(10, "10.0")]
    [InlineData(1767225600.5, "1767225600.5")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(0.000012345, "1.2345e-05")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(9007199254740993, "9007199254740992.0")]
    [InlineData(1e16, "1e+16")]
    [InlineData(1.2345678901234568e17, "1.2345678901234568e+17")]
    [InlineData(1e100, "1e+100")]
    [InlineData(double.MaxValue, "1.7976931348623157e+308")]
    [InlineData(double.Epsilon, "5e-324")]
    [InlineData(0.10000000149011612, "0.10000000149011612")]
    [InlineData(123456.789, "123456.789")]
    public void Format_KnownValues_IsSpelledAsPythonDoes(double value, string expected) => Assert.Equal(expected, Format(value));

    [Fact]
    public void Format_AnyFiniteValue_ReadsBackAsTheSame() => Gen.Double.Where(double.IsFinite).Sample(value =>
        BitConverter.DoubleToInt64Bits(double.Parse(Format(value), CultureInfo.InvariantCulture)) == BitConverter.DoubleToInt64Bits(value));

    private static string Format(double value)
    {
        Span<byte> target = stackalloc byte[PythonFloat.MaxLength];
        return Encoding.ASCII.GetString(target[..PythonFloat.Format(value, target)]);
    }
}
