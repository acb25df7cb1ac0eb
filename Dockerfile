# One image for both services: SERVICE is nomination-service or approval-service.
FROM eclipse-temurin:25-jdk AS build
ARG SERVICE
WORKDIR /src
COPY . .
RUN ./mvnw -q -B -DskipTests -Pexec -pl "${SERVICE}" -am package \
    && cp "${SERVICE}"/target/"${SERVICE}"-*-exec.jar /service.jar

FROM eclipse-temurin:25-jre
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin vinhdanh
USER vinhdanh
COPY --from=build /service.jar /service.jar
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "/service.jar"]
